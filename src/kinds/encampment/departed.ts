// Leaving is first a claim, then a fact somebody verified on the ground. The clock stops only on the fact.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import type { Entry } from '#domain/entry.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { type Moment, momentSchema, momentSortKey } from '#domain/moment.ts';
import { optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { departureSources, emptyReasons } from './choices.ts';
import { readLogged } from './logged.ts';
import { departuresOf } from './stay.ts';
import { latestOf } from './time-in-situ.ts';

interface Leaving {
  readonly left?: Moment | undefined;
}

/** A departure lies between the arrival and the moment it was heard or seen. */
function leftInOrder(
  { left }: Leaving,
  { state, entry }: GuardContext & { readonly entry: Entry },
): readonly GuardFinding[] {
  const { arrived } = readLogged(state.details);
  if (!left) return [];
  const source = 'Council rule: time in situ runs from arrival to a verified departure';
  const findings: GuardFinding[] = [];
  if (arrived && latestOf(left) < momentSortKey(arrived))
    findings.push({
      code: 'left-before-arrival',
      source,
      message: 'This is before they arrived. Check the time, or correct the arrival first.',
      level: 'block',
      field: 'left',
    });
  // By day: the phone's clock may run a little ahead of the council's.
  if (dayOfInstant(left.from) > dayOfInstant(latestOf(entry.at)))
    findings.push({
      code: 'left-after-seen',
      source,
      message: 'This is later than the visit itself. Nobody can have seen it yet.',
      level: 'block',
      field: 'left',
    });
  return findings;
}

const departedSchema = z.strictObject({
  left: momentSchema,
  source: choiceSchema(departureSources, 'Say how it is known'),
  went: optionalLineSchema,
  notes: optionalTextSchema,
});

export const departed = defineEntryType({
  title: 'Said to have left',
  body: departedSchema,
  writers: ['officer', 'manager'],
  adds: 'departures',
  itemStatus: 'claimed',
  guards: [leftInOrder],
  pages: [
    {
      title: 'Said to have left',
      fields: [
        {
          key: 'left',
          label: 'When did they leave?',
          hint: 'The clock runs on until somebody has seen the place empty',
          input: 'moment',
        },
        { key: 'source', label: 'How is it known?', input: 'choice', choices: departureSources },
        { key: 'went', label: 'Where they went', input: 'line', optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ source }) => labelOf(departureSources, source) ?? 'Said to have left',
  example: { left: { from: '2026-11-23T07:30:00.000Z', precision: 'minute', typed: true }, source: 'occupiers' },
});

const confirmedSchema = z.strictObject({
  left: momentSchema,
  source: choiceSchema(departureSources, 'Say how the time is known'),
  inspect: z.boolean().optional(),
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

export const departureConfirmed = defineEntryType({
  title: 'Departure confirmed',
  body: confirmedSchema,
  writers: ['officer', 'manager'],
  adds: 'departures',
  itemStatus: 'confirmed',
  guards: [leftInOrder],
  initial: ({ state }) => {
    const claim = departuresOf(state, 'departed').at(-1)?.values;
    return { left: claim?.left, source: claim?.source };
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
        { key: 'source', label: 'How is the time known?', input: 'choice', choices: departureSources },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
        { key: 'inspect', label: 'The site was inspected too', input: 'checkbox', optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: () => 'Seen empty',
  example: { left: { from: '2026-11-23T07:30:00.000Z', precision: 'minute', typed: true }, source: 'occupiers' },
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
