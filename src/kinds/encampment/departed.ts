// Leaving is first a claim, then a fact somebody verified on the ground. The clock stops only on the fact.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import { momentSchema } from '#domain/moment.ts';
import { optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { cleanUps, departureSources, emptyReasons } from './choices.ts';

const departedSchema = z.strictObject({
  left: momentSchema,
  source: choiceSchema(departureSources, 'Say how it is known'),
  notes: optionalTextSchema,
});

export const departed = defineEntryType({
  title: 'Said to have left',
  body: departedSchema,
  writers: ['officer', 'manager'],
  pages: [
    {
      title: 'Said to have left',
      fields: [
        { key: 'left', label: 'When did they leave?', input: 'moment' },
        { key: 'source', label: 'How is it known?', input: 'choice', choices: departureSources },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ source }) => labelOf(departureSources, source) ?? 'Said to have left',
  example: { left: { from: '2026-11-27T09:30:00.000Z', precision: 'minute', typed: true }, source: 'occupiers' },
});

const confirmedSchema = z.strictObject({
  left: momentSchema,
  cleanUp: choiceSchema(cleanUps, 'Say what cleaning up is needed'),
  cost: z
    .number('Give the cost in pounds')
    .min(0, 'A cost cannot be below nothing')
    .max(1_000_000, 'Check the cost')
    .optional(),
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

export const departureConfirmed = defineEntryType({
  title: 'Departure confirmed',
  body: confirmedSchema,
  writers: ['officer', 'manager'],
  initial: ({ state }) => {
    const claim = state.timeline.findLast(({ type, outcome }) => type === 'departed' && outcome === 'effect');
    return { ...(claim?.body.left !== undefined && { left: claim.body.left }) };
  },
  pages: [
    {
      title: 'Seen empty',
      fields: [
        {
          key: 'left',
          label: 'When did they leave?',
          hint: 'As near as it is known: exact, between two times, or before you came',
          input: 'moment',
        },
        { key: 'cleanUp', label: 'Cleaning up', input: 'choice', choices: cleanUps },
        {
          key: 'cost',
          label: 'Cost in pounds',
          input: 'count',
          least: 0,
          most: 1_000_000,
          when: { field: 'cleanUp', is: ['done', 'ordered'] },
          optional: true,
        },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ cleanUp }) => `Seen empty. Cleaning up: ${labelOf(cleanUps, cleanUp)?.toLowerCase() ?? 'not said'}`,
  example: { left: { from: '2026-11-27T09:30:00.000Z', precision: 'minute', typed: true }, cleanUp: 'done', cost: 340 },
});

const nothingFoundSchema = z.strictObject({
  why: choiceSchema(emptyReasons, 'Say what was found'),
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

/** Its own end: what never was an encampment counts in no table. */
export const nothingFound = defineEntryType({
  title: 'Nothing there',
  body: nothingFoundSchema,
  writers: ['officer', 'manager'],
  pages: [
    {
      title: 'Nothing there',
      fields: [
        { key: 'why', label: 'What was found?', input: 'choice', choices: emptyReasons },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ why }) => labelOf(emptyReasons, why) ?? 'Nothing there',
  example: { why: 'already-gone' },
});
