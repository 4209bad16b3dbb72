import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema } from '#domain/choice.ts';
import { momentSchema } from '#domain/moment.ts';
import { placeWords, requiredPlaceSchema } from '#domain/place.ts';
import { type Readable, readerOf } from '#domain/readable.ts';
import { lineSchema, optionalTextSchema } from '#domain/text.ts';
import { committeeFields, committeeShape } from '../committee-answers.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { actions, atOnePlace, BIN, conditions, sources } from './choices.ts';

export const MOST_NEEDLES = 10_000;

const binSchema = z.strictObject({
  bin: lineSchema('Say which bin'),
  count: z.int('How many needles?').min(0, 'Count from none').max(MOST_NEEDLES, 'Check the count'),
});

const loggedSchema = z.strictObject({
  place: requiredPlaceSchema.optional(),
  count: z.int('How many needles?').min(1, 'Count at least one').max(MOST_NEEDLES, 'Check the count').optional(),
  source: choiceSchema(sources, 'Say how they were found'),
  bins: z.array(binSchema, 'Add at least one bin').min(1, 'Add at least one bin').optional(),
  condition: choiceSchema(conditions, 'Say what condition they were in'),
  action: choiceSchema(actions, 'Say what was done').optional(),
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
  ...committeeShape,
  loggedAt: momentSchema.optional(),
});

export const readLogged = readerOf(loggedSchema);
type Logged = Readable<typeof loggedSchema>;

/** Needles of a find at one place, or of all the bins of a round. */
export const countOf = ({ count, bins }: Logged): number | undefined =>
  bins ? bins.reduce((sum, bin) => sum + bin.count, 0) : count;

/** Where it was, or which bins were emptied. */
export const whereWords = ({ place, bins }: Logged): string => {
  const [first] = bins ?? [];
  if (!bins || !first) return placeWords(place);
  return bins.length === 1 ? first.bin : `${bins.length} bins`;
};

// The order is the order of the hand: pin, place, count, then what most finds leave as it stands.
export const logged = defineEntryType({
  title: 'Needle find logged',
  body: loggedSchema,
  writers: ['officer', 'manager'],
  initial: () => ({ count: 1, source: 'discarded', condition: 'used', action: 'crew-called' }),
  pages: [
    {
      title: 'Needle find',
      fields: [
        {
          key: 'place',
          label: 'Place',
          input: 'place',
          when: atOnePlace,
          missing: 'Put a pin on the map or say where it is',
        },
        {
          key: 'count',
          label: 'How many',
          input: 'count',
          least: 1,
          most: MOST_NEEDLES,
          presets: [1, 2, 5, 10],
          unit: 'needle',
          when: atOnePlace,
          missing: 'How many needles?',
        },
        { key: 'source', label: 'Found', input: 'choice', choices: sources },
        {
          key: 'bins',
          label: 'Bins emptied',
          hint: 'One round is one record. A bin is never counted as a place',
          input: 'rows',
          add: 'Add a bin',
          noun: 'Bin',
          when: { field: 'source', is: [BIN] },
          missing: 'Add at least one bin',
          fields: [
            { key: 'bin', label: 'Which bin', input: 'container' },
            {
              key: 'count',
              label: 'How many',
              input: 'count',
              least: 0,
              most: MOST_NEEDLES,
              presets: [5, 10, 20, 50],
              unit: 'needle',
            },
          ],
        },
        { key: 'condition', label: 'Condition', input: 'choice', choices: conditions },
        {
          key: 'action',
          label: 'What was done',
          input: 'choice',
          choices: actions,
          when: atOnePlace,
          missing: 'Say what was done',
        },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
        {
          key: 'notes',
          label: 'Notes',
          hint: 'Children play near, capped or not, who handed them in',
          input: 'text',
          optional: true,
        },
        ...committeeFields,
        {
          key: 'loggedAt',
          label: 'Written down',
          hint: 'Earlier records only',
          input: 'moment',
          optional: true,
          desk: true,
        },
      ],
    },
  ],
  summarise: (answers) => `${countOf(answers) ?? 'Some'} at ${whereWords(answers)}`,
  example: {
    place: {
      name: 'River Steps',
      position: { lat: 51.273, lon: 0.519 },
      accuracy: 8,
      ward: 'High Street',
      grid: 'TQ 7591 5553',
    },
    count: 7,
    source: 'discarded',
    condition: 'used',
    action: 'crew-called',
  },
});
