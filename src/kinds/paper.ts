// The paper that an entry is handed over as: made on the phone, or written on a numbered form and photographed.
import { z } from 'zod';
import type { DocumentContent } from '#documents/content.ts';
import { type Attachment, attachmentSchema, hashSchema } from '#domain/attachment.ts';
import { type Choice, choiceSchema } from '#domain/choice.ts';
import type { Entry } from '#domain/entry.ts';
import type { Field } from '#domain/field.ts';
import type { Guard, GuardFinding } from '#domain/guard.ts';
import { idSchema } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import type { RecordState } from '#domain/record.ts';
import { checkCharacter } from '#domain/reference.ts';
import { paperIn } from '#domain/signed-papers.ts';
import { optionalLineSchema } from '#domain/text.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { Wording } from '#domain/wording.ts';

/** Words of a paper that the council may change on the desk; `{council}` and what else `hint` names is filled in. */
export interface WordingText {
  readonly key: string;
  readonly title: string;
  readonly hint?: string;
  readonly text: string;
}

export interface PaperWorld {
  /** The record as it stands before the entry. */
  readonly state: RecordState;
  /** With its reference. */
  readonly entry: Pick<Entry, 'id' | 'type' | 'body' | 'at'>;
  /** By their day: that of the entry, or of an offence. */
  readonly rules: Rules;
  readonly wording: Wording;
  readonly council: string;
  /** The name of whoever issues it. */
  readonly issuer: string;
}

export interface Paper {
  readonly texts: readonly WordingText[];
  /** `lacking` says what the council must still set before this paper can be made at all. */
  readonly content: (world: PaperWorld) => DocumentContent | { readonly lacking: string };
}

/** What an entry type says of its paper; the words and their order are loaded when the first one is made. */
export interface PaperType {
  readonly title: string;
  readonly load: () => Promise<Paper>;
}

const SOURCE = 'Council rule: what was handed over is kept';

const paperSources = [
  { value: 'made', label: 'Made by this app', hint: 'Print it or share it from the next pages' },
  { value: 'form', label: 'Written on a numbered paper form', hint: 'Type its number and photograph it' },
] as const satisfies readonly Choice[];

/** What the body of an entry with a paper holds besides. */
export const paperShape = {
  reference: optionalLineSchema,
  paperFrom: choiceSchema(paperSources, 'Say what is handed over').optional(),
  paper: optionalLineSchema,
  attachments: z.array(attachmentSchema).optional(),
};

/** What the body of an entry holds besides, where a signature on it is for the paper of the item it is about. */
export const signedShape = { signature: idSchema.optional(), signedPaper: hashSchema.optional() };

/** The paper that was signed for is the one that was issued. */
export function signedAnother(
  { item, signedPaper }: { readonly item?: string | undefined; readonly signedPaper?: string | undefined },
  { state }: { readonly state: RecordState },
): readonly GuardFinding[] {
  const issued = paperIn(state.timeline.find(({ id }) => id === item)?.body);
  if (signedPaper === undefined || issued?.sha256 === signedPaper) return [];
  return [
    {
      code: 'signed-another-paper',
      source: SOURCE,
      message: 'The signature is for another paper than the one that was issued. Find out which was handed over.',
      level: 'block',
      field: 'signature',
    },
  ];
}

export type PaperContent = DocumentContent;

/** Written on a numbered form, so that none is made here. */
export const isOnForm = ({ paperFrom, paper }: JsonObject): boolean =>
  paperFrom === 'form' || (paperFrom === undefined && typeof paper === 'string' && paper !== '');

const onForm = { field: 'paperFrom', is: ['form'] };

export const paperFields: readonly Field[] = [
  { key: 'paperFrom', label: 'What is handed over', input: 'choice', choices: paperSources, optional: true },
  {
    key: 'paper',
    label: 'Number of the paper form',
    hint: 'As printed on it, with its last character',
    input: 'line',
    when: onForm,
  },
  { key: 'attachments', label: 'Photos of the form, every page', input: 'photos', when: onForm },
];

/** What stands in for a paper that is still to be made, so that its guards judge the rest. */
const PROMISED: Attachment = {
  id: '00000000-0000-7000-8000-000000000000',
  sha256: '0'.repeat(64),
  size: 1,
  type: 'application/pdf',
  role: 'document',
};

/** The body as it is judged before its paper is made. */
export const withPromisedPaper = (type: { readonly paper?: PaperType } | undefined, body: JsonObject): JsonObject =>
  type?.paper && !isOnForm(body) && !body.attachments ? { ...body, attachments: [PROMISED] } : body;

/** Nothing is issued of which no copy is kept. */
export const withoutPaper: Guard = ({ body }) => {
  const attachments = z.array(attachmentSchema).catch([]).parse(body.attachments);
  if (attachments.some(({ role }) => role === 'document')) return [];
  if (typeof body.paper !== 'string' || body.paper === '')
    return [
      {
        code: 'without-paper',
        source: SOURCE,
        message: 'No paper goes with it. Make the paper here, or give the number of the paper form and photograph it.',
        level: 'block',
      },
    ];
  if (!attachments.some(({ role }) => role === 'photo'))
    return [
      {
        code: 'form-without-photo',
        source: SOURCE,
        message: 'Photograph every page of the paper form before you hand it over.',
        level: 'block',
        field: 'attachments',
      },
    ];
  return isWhole(body.paper)
    ? []
    : [
        {
          code: 'form-number',
          source: 'Council rule: a number typed by hand has a check character',
          message:
            'The last character does not fit the rest of the number. Compare it with the form, character by character.',
          level: 'warn',
          field: 'paper',
        },
      ];
};

const isWhole = (number: string): boolean => {
  const text = number.trim().toUpperCase();
  return checkCharacter(text.slice(0, -1)) === text.at(-1);
};

/** In an example: what an entry says of the paper that was made for it. */
export const examplePaper: Attachment = {
  id: '0192f0c1-7e00-7000-8000-0000000000d1',
  sha256: '5f2c8e1d9b7a4036c1e8f5a2d4b6907e3c1a8f6d2b5e9704a1c3d5f7e9b2a4c6',
  size: 31_204,
  type: 'application/pdf',
  role: 'document',
};
