// What the papers of a case have in common: to whom, what for, what must change, who issues it, whom to ask.
import type { Block, DocumentContent, LabelledValue, NumberedItem } from '#documents/content.ts';
import { labelOf } from '#domain/choice.ts';
import { dateWords } from '#domain/format-moment.ts';
import { momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { placeWords } from '#domain/place.ts';
import { z } from 'zod';
import type { PaperWorld, WordingText } from '../../paper.ts';
import { readCase } from '../case.ts';
import { jointIssuers, premisesRoles, requirementTypes } from '../choices.ts';
import { issueShape } from '../issue.ts';
import { readerOf } from '#domain/readable.ts';
import { requirementsSchema, withDays } from '../requirements.ts';

export const readIssued = readerOf(z.strictObject(issueShape));
type Issued = ReturnType<typeof readIssued>;

export const issueDay = ({ entry }: PaperWorld): string => dayOfInstant(momentSortKey(entry.at));

/** The council's words where it has its own, else ours, with the names in braces filled in. */
export function textOf(
  { wording, council }: Pick<PaperWorld, 'wording' | 'council'>,
  { key, text }: WordingText,
  fill: Readonly<Record<string, string>> = {},
): string {
  const filled: Readonly<Record<string, string>> = { council, ...fill };
  return (wording.texts[key] ?? text).replaceAll(/\{(\w+)\}/g, (whole, name: string) => filled[name] ?? whole);
}

const UNAPPROVED =
  'The council has not yet approved the wording of this paper. Until it has, nothing in it is certain.';

interface LetterParts {
  readonly title: string;
  /** Why it is a draft besides, where there is more. */
  readonly draft?: string | undefined;
  /** What it is about, where it has no reference of its own. */
  readonly about?: { readonly label: string; readonly reference: string };
  readonly blocks: readonly Block[];
}

export function letter(world: PaperWorld, { title, draft, about, blocks }: LetterParts): DocumentContent {
  const { recipientName, bodyContact, address, complaint } = readCase(world.state.details);
  const { wording, entry } = world;
  const own = typeof entry.body.reference === 'string' ? entry.body.reference : '';
  const { label, reference } = about ?? { label: 'Reference', reference: own };
  const unsure = [...(wording.approved ? [] : [UNAPPROVED]), ...(draft === undefined ? [] : [draft])];
  return {
    title,
    reference,
    ...(unsure.length > 0 && { draft: unsure.join(' ') }),
    date: issueDay(world),
    letterhead: { name: world.council, lines: wording.letterhead.split('\n').filter(Boolean) },
    addressee: [recipientName, bodyContact, ...linesIn(address)].flatMap((line) => (line ? [line] : [])),
    particulars: [
      { label, value: reference },
      // Not “of issue”: it may be handed over on a later day, and is issued then (s.55).
      { label: 'Date', value: dateWords(issueDay(world)) },
      ...optional('Complaint', complaint),
    ],
    blocks,
  };
}

const linesIn = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(/\n|,\s*(?=\S)/)
    .map((line) => line.trim())
    .filter(Boolean);

export const optional = (label: string, value: string | undefined): readonly LabelledValue[] =>
  value ? [{ label, value }] : [];

export const part = (heading: string, ...texts: readonly (string | undefined)[]): readonly Block[] => {
  const said = texts.flatMap((text) => (text ? [text] : []));
  return said.length === 0
    ? []
    : [{ is: 'heading', text: heading }, ...said.map((text): Block => ({ is: 'paragraph', text }))];
};

/** Where and why, all limbs of the test in the officer's words. */
export function theTest(world: PaperWorld, issued: Issued): readonly Block[] {
  const { place, conductBy, premisesRole, canControl } = readCase(world.state.details);
  return [
    ...part('What you did or failed to do', issued.conduct),
    ...(conductBy === 'premises'
      ? [
          ...part('Why it counts as your conduct (section 44)', canControl),
          { is: 'facts' as const, rows: optional('Your part in the premises', labelOf(premisesRoles, premisesRole)) },
        ]
      : []),
    { is: 'facts', rows: [{ label: 'Where', value: [placeWords(place), place?.ward].filter(Boolean).join(', ') }] },
    ...part('How it affects people in the locality', issued.effect),
    ...part('Why it is persistent or continuing', issued.whyPersistent),
    ...part('Why it is unreasonable', issued.whyUnreasonable),
  ];
}

const DUTY: Readonly<Record<string, string>> = { achieve: 'Take reasonable steps' };

export const requirementItems = (requirements: unknown, until?: string): readonly NumberedItem[] =>
  withDays(requirementsSchema.safeParse(requirements).data ?? [], until).map(({ type, text, due }) => ({
    label: DUTY[type] ?? labelOf(requirementTypes, type) ?? type,
    text,
    ...(due !== undefined && { detail: `By ${dateWords(due)}` }),
  }));

/** Of any paper that somebody issues under an authority. */
type Issuing = Partial<Pick<Issued, 'issuerRole' | 'organisation' | 'authority' | 'jointly' | 'jointlyWith'>>;

export function issuedBy({ issuer }: PaperWorld, issued: Issuing): readonly Block[] {
  const jointly =
    issued.jointly === 'other'
      ? issued.jointlyWith
      : issued.jointly === 'none' || issued.jointly === undefined
        ? undefined
        : labelOf(jointIssuers, issued.jointly);
  return [
    { is: 'heading', text: 'Issued by' },
    {
      is: 'facts',
      rows: [
        { label: 'Name', value: issuer },
        ...optional('Role', issued.issuerRole),
        ...optional('Organisation', issued.organisation),
        ...optional('Authority', issued.authority),
        ...optional('Issued with', jointly),
      ],
    },
  ];
}

/** Whom to ask and where to read more; nothing where the council has set nothing. */
export function whereToAsk({ wording }: PaperWorld): readonly Block[] {
  return [
    ...part('Whom to ask', wording.contact),
    ...(wording.guidance
      ? [
          {
            is: 'code' as const,
            address: wording.guidance,
            title: 'More about this on the council’s website',
            text: 'Point the camera of a phone at the code, or type this address:',
          },
        ]
      : []),
  ];
}

/** For whoever receives it by hand; nobody has to sign. */
export const receipt: readonly Block[] = [
  { is: 'heading', text: 'Receipt' },
  {
    is: 'paragraph',
    text: 'Signing only confirms that you were given this paper. It does not mean that you agree with it.',
  },
  { is: 'pen', lines: ['Signature of the person who was given it', 'Date and time'] },
];
