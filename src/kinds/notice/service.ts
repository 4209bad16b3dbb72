// How a warning or a notice reached its recipient (s.55; s.45 for posting on premises).
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf, labelWithin } from '#domain/choice.ts';
import type { Field, FormPage } from '#domain/field.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { daySchema } from '#domain/moment.ts';
import type { Readable } from '#domain/readable.ts';
import type { JsonObject } from '#domain/json.ts';
import { optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import type { RecordState } from '#domain/record.ts';
import type { FormStart } from '../define-record-kind.ts';
import { signedAnother, signedShape } from '../paper.ts';
import { act } from './act.ts';
import { readCase } from './case.ts';
import { serviceMethods, signatureOutcomes } from './choices.ts';
import { soleItem } from './clocks.ts';

export const serviceSchema = z.strictObject({
  item: z.uuid('Choose which one was served'),
  method: choiceSchema(serviceMethods, 'Say how it was served'),
  handedTo: optionalLineSchema,
  servedAt: optionalTextSchema,
  enquiries: optionalTextSchema,
  signatureOutcome: choiceSchema(signatureOutcomes, 'Say what became of the signature').optional(),
  ...signedShape,
  witness: optionalLineSchema,
  response: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
  deemedIssued: daySchema.optional(),
  postDays: z.int('Give the days in a whole number').min(1, 'At least 1 day').max(60, 'Check the days').optional(),
});
type Service = Readable<typeof serviceSchema>;

const isMethod = (...is: (typeof serviceMethods)[number]['value'][]) => ({ field: 'method', is });

/** What the form begins with: the rule for post is frozen on the entry, for a record keeps the values of its day. */
export const serviceStart = (
  { state, item, law }: FormStart,
  list: string,
  statuses: readonly string[] = ['open'],
): JsonObject => {
  const { address } = readCase(state.details);
  return {
    item: item ?? soleItem(state, list, statuses),
    method: 'by-hand',
    ...(address && { servedAt: address }),
    postDays: law.postalServiceDays,
  };
};

export const servicePage = (list: string, noun: string, statuses: readonly string[] = ['open']): FormPage =>
  servicePageWith(list, noun, statuses);

/** The same with questions that only this paper needs. */
export const servicePageWith = (
  list: string,
  noun: string,
  statuses: readonly string[],
  ...more: readonly Field[]
): FormPage => ({
  title: `How the ${noun} was served`,
  fields: [
    { key: 'item', label: `Which ${noun}?`, input: 'item', list, statuses },
    {
      key: 'method',
      label: 'How',
      hint: 'E-mail and text are not ways of serving',
      input: 'choice',
      choices: serviceMethods,
    },
    { key: 'handedTo', label: 'Handed to', input: 'line', when: isMethod('by-hand') },
    { key: 'servedAt', label: 'At which address', input: 'text', when: isMethod('left', 'posted', 'on-premises') },
    {
      key: 'enquiries',
      label: 'Enquiries made to find the occupier or owner',
      input: 'text',
      when: isMethod('on-premises'),
    },
    {
      key: 'signatureOutcome',
      label: 'Signature',
      input: 'choice',
      choices: signatureOutcomes,
      when: isMethod('by-hand', 'left'),
    },
    {
      key: 'signature',
      label: 'Sign here',
      input: 'signature',
      when: { field: 'signatureOutcome', is: ['signed'] },
      optional: true,
    },
    { key: 'witness', label: 'Witness', input: 'line', optional: true },
    { key: 'response', label: 'What they said', input: 'text', optional: true },
    { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
    {
      key: 'deemedIssued',
      label: 'Day it counts as issued',
      hint: 'Only if it differs from the day of service',
      input: 'date',
      optional: true,
      desk: true,
    },
    {
      key: 'postDays',
      label: 'By post it counts as issued after',
      hint: 'As your council set it for that day',
      input: 'count',
      unit: 'working day',
      least: 1,
      when: isMethod('posted'),
      optional: true,
      desk: true,
    },
    ...more,
  ],
});

export const serviceWords = ({ method, signatureOutcome }: Service): string =>
  [labelOf(serviceMethods, method), labelWithin(signatureOutcomes, signatureOutcome)].filter(Boolean).join(', ');

const photoOfPosting = ({ method, attachments }: Service): readonly GuardFinding[] =>
  method === 'on-premises' && !attachments?.some(({ role }) => role === 'photo')
    ? [
        {
          code: 'posting-without-photo',
          source: act('45'),
          message: 'Posted on the premises: take a photo of it where it hangs.',
          level: 'block',
          field: 'attachments',
        },
      ]
    : [];

/** s.55(2)-(3): for a body to its secretary or clerk, for a partnership to a partner or who controls it: whom the case names. */
const properPerson = (
  { method, handedTo }: Service,
  { state }: { readonly state: RecordState },
): readonly GuardFinding[] => {
  const { recipientType, bodyContact } = readCase(state.details);
  const same = handedTo?.trim().toLowerCase() === bodyContact?.trim().toLowerCase();
  if (recipientType !== 'body' || method !== 'by-hand' || !handedTo || same) return [];
  return [
    {
      code: 'proper-person',
      source: act('55(2) and (3)'),
      message: `For a body it is handed to its secretary or clerk, for a partnership to a partner or whoever controls it. The case names ${bodyContact ?? 'nobody'}.`,
      level: 'warn',
      field: 'handedTo',
    },
  ];
};

const bare = (address: string): string => address.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** s.55(4)-(5): the proper address is the last known one, of a body its registered or main office: what the case gives. */
const properAddress = (
  { method, servedAt }: Service,
  { state }: { readonly state: RecordState },
): readonly GuardFinding[] => {
  const { address } = readCase(state.details);
  if ((method !== 'left' && method !== 'posted') || !servedAt || !address) return [];
  const [there, known] = [bare(servedAt), bare(address)];
  if (there.includes(known) || known.includes(there)) return [];
  return [
    {
      code: 'not-proper-address',
      source: act('55(4) and (5)'),
      message: `The case gives another address: ${address}. Serve it there, or correct the case first if they have moved.`,
      level: 'warn',
      field: 'servedAt',
    },
  ];
};

/** What holds of every service. */
export const serviceRules = {
  signsPaper: true,
  guards: [photoOfPosting, properPerson, properAddress, signedAnother],
} as const;
