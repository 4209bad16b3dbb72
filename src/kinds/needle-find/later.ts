// What comes after a find, on the same record: so that the same needle is never counted twice.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, yesNo } from '#domain/choice.ts';
import { isJsonObject, type JsonObject } from '#domain/json.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { actions, outcomes } from './choices.ts';
import { MOST_NEEDLES } from './logged.ts';

const countSchema = z.int('How many needles?').min(0, 'Count from none').max(MOST_NEEDLES, 'Check the count');
const files = { notes: optionalTextSchema, attachments: z.array(attachmentSchema).optional() };
const fileFields = [
  { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
  { key: 'notes', label: 'Notes', input: 'text', optional: true },
] as const;

export const removed = defineEntryType({
  title: 'Removal',
  body: z.strictObject({
    outcome: choiceSchema(outcomes, 'Say what was found'),
    count: countSchema.optional(),
    crew: optionalLineSchema,
    ...files,
  }),
  writers: ['officer', 'manager', 'crew'],
  initial: () => ({ outcome: 'removed' }),
  pages: [
    {
      title: 'Removal',
      fields: [
        { key: 'outcome', label: 'What happened', input: 'choice', choices: outcomes },
        {
          key: 'count',
          label: 'How many were removed',
          hint: 'Only if it differs. The find keeps its own count, so nothing is counted twice',
          input: 'count',
          least: 0,
          most: MOST_NEEDLES,
          unit: 'needle',
          when: { field: 'outcome', is: ['removed'] },
          optional: true,
        },
        { key: 'crew', label: 'Crew or vehicle', input: 'line', optional: true, remember: true },
        ...fileFields,
      ],
    },
  ],
  summarise: ({ outcome }) => (outcome === 'not-found' ? 'Nothing there when the crew came' : 'Removed'),
  example: { outcome: 'removed' },
});

export const madeSafe = defineEntryType({
  title: 'Made safe',
  body: z.strictObject(files),
  writers: ['officer', 'manager', 'crew'],
  pages: [{ title: 'Made safe', fields: fileFields }],
  summarise: () => 'Nobody can be hurt by them now',
  example: { notes: 'Picked up with tongs into a sharps box' },
});

const moreSchema = z.strictObject({
  count: countSchema,
  action: choiceSchema(actions, 'Say what was done'),
  ...files,
});

export const more = defineEntryType({
  title: 'Found there again',
  body: moreSchema,
  writers: ['officer', 'manager'],
  adds: 'more',
  initial: () => ({ count: 0, action: 'crew-called' }),
  pages: [
    {
      title: 'Found there again',
      fields: [
        {
          key: 'count',
          label: 'How many more',
          hint: 'None if they are the ones already counted',
          input: 'count',
          least: 0,
          most: MOST_NEEDLES,
          presets: [0, 1, 2, 5],
          unit: 'needle',
        },
        { key: 'action', label: 'What was done', input: 'choice', choices: actions },
        ...fileFields,
      ],
    },
  ],
  summarise: ({ count }) => (count ? `${count} more` : 'The same ones, seen again'),
  example: { count: 2, action: 'crew-called' },
});

/** What a new find says, as more of one that is recorded already. */
export function moreOf({ count, action, notes, attachments }: JsonObject): JsonObject {
  return {
    count: typeof count === 'number' ? count : 0,
    action: action ?? 'crew-called',
    ...(notes !== undefined && { notes }),
    ...(Array.isArray(attachments) && attachments.every(isJsonObject) && { attachments }),
  };
}

export const flagged = defineEntryType({
  title: 'Flag for tables',
  body: z.strictObject({
    flagged: choiceSchema(yesNo, 'Say whether it is shown apart'),
    reason: lineSchema('Say why'),
  }),
  writers: ['officer', 'manager'],
  adds: 'flags',
  initial: () => ({ flagged: 'yes' }),
  pages: [
    {
      title: 'Flag for tables',
      fields: [
        {
          key: 'flagged',
          label: 'Show apart in tables',
          hint: 'It stays in the total either way. Your answer stands over the rule',
          input: 'choice',
          choices: yesNo,
        },
        { key: 'reason', label: 'Why', input: 'line' },
      ],
    },
  ],
  summarise: ({ flagged: apart, reason }) =>
    [apart === 'no' ? 'Not shown apart' : 'Shown apart in tables', reason].filter(Boolean).join(': '),
  example: { flagged: 'yes', reason: 'One bag, sealed, never used' },
});
