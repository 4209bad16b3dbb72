import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema } from '#domain/choice.ts';
import { momentSchema } from '#domain/moment.ts';
import { placeWords, requiredPlaceSchema } from '#domain/place.ts';
import { optionalTextSchema } from '#domain/text.ts';
import { committeeFields, committeeShape } from '../committee-answers.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { actions, conditions, outcomes, sources } from './choices.ts';

const MOST_NEEDLES = 10_000;

export const loggedSchema = z.strictObject({
  place: requiredPlaceSchema,
  count: z.int('How many needles?').min(1, 'Count at least one').max(MOST_NEEDLES, 'Check the count'),
  source: choiceSchema(sources, 'Say how they were found'),
  condition: choiceSchema(conditions, 'Say what condition they were in'),
  action: choiceSchema(actions, 'Say what was done'),
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
  ...committeeShape,
  loggedAt: momentSchema.optional(),
});

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
        { key: 'place', label: 'Place', input: 'place' },
        {
          key: 'count',
          label: 'How many',
          input: 'count',
          least: 1,
          most: MOST_NEEDLES,
          presets: [1, 2, 5, 10],
          unit: 'needle',
        },
        { key: 'source', label: 'Found', input: 'choice', choices: sources },
        { key: 'condition', label: 'Condition', input: 'choice', choices: conditions },
        { key: 'action', label: 'What was done', input: 'choice', choices: actions },
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
  summarise: ({ count, place }) => `${count ?? 'Some'} at ${placeWords(place)}`,
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

const removedSchema = z.strictObject({
  outcome: choiceSchema(outcomes, 'Say what was found'),
  count: z.int('How many needles?').min(0, 'Count from none').max(MOST_NEEDLES, 'Check the count').optional(),
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

export const removed = defineEntryType({
  title: 'Removal',
  body: removedSchema,
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
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ outcome }) => (outcome === 'not-found' ? 'Nothing there when the crew came' : 'Removed'),
  example: { outcome: 'removed' },
});
