// After they left: what the land looks like, what it cost, and the end of the record.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf, labelWithin } from '#domain/choice.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { daySchema } from '#domain/moment.ts';
import { optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { cleanUps, costBases, costKinds, costsAtEnd, inspectionOutcomes } from './choices.ts';

const inspectedSchema = z.strictObject({
  outcome: choiceSchema(inspectionOutcomes, 'Say how the site stands'),
  found: optionalTextSchema,
  orderedFrom: optionalLineSchema,
  attachments: z.array(attachmentSchema).optional(),
});

export const siteInspected = defineEntryType({
  title: 'Site inspected',
  body: inspectedSchema,
  writers: ['officer', 'manager'],
  adds: 'inspections',
  itemStatus: 'made',
  pages: [
    {
      title: 'The site',
      fields: [
        { key: 'outcome', label: 'How does the site stand?', input: 'choice', choices: inspectionOutcomes },
        {
          key: 'orderedFrom',
          label: 'Ordered from',
          input: 'line',
          when: { field: 'outcome', is: ['ordered'] },
          optional: true,
        },
        {
          key: 'found',
          label: 'What was left behind',
          hint: 'Waste, damage, gas, sharps',
          input: 'text',
          optional: true,
        },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(inspectionOutcomes, outcome) ?? 'Site inspected',
  example: { outcome: 'ordered', orderedFrom: 'Cleansing team', found: 'Two loads of household waste' },
});

const costSchema = z.strictObject({
  what: choiceSchema(costKinds, 'Say what the cost is for'),
  pounds: z.number('Give the cost in pounds').min(0, 'A cost cannot be below nothing').max(1_000_000, 'Check the cost'),
  basis: choiceSchema(costBases, 'Say whether it is final'),
  invoice: optionalLineSchema,
  paidOn: daySchema.optional(),
});

export const costRecorded = defineEntryType({
  title: 'Cost',
  body: costSchema,
  writers: ['officer', 'manager'],
  adds: 'costs',
  itemStatus: 'made',
  initial: () => ({ what: 'clean-up', basis: 'final' }),
  pages: [
    {
      title: 'Cost',
      fields: [
        { key: 'what', label: 'What for?', input: 'choice', choices: costKinds },
        { key: 'pounds', label: 'Cost', input: 'count', unit: '£', least: 0, most: 1_000_000 },
        { key: 'basis', label: 'Final or an estimate?', input: 'choice', choices: costBases },
        { key: 'invoice', label: 'Order or invoice', input: 'line', optional: true },
        { key: 'paidOn', label: 'Paid on', input: 'date', optional: true },
      ],
    },
  ],
  summarise: ({ what, pounds, basis }) =>
    `${labelOf(costKinds, what) ?? 'Cost'}, £${(pounds ?? 0).toLocaleString('en-GB')}${basis === 'estimate' ? ', an estimate' : ''}`,
  example: { what: 'clean-up', pounds: 340, basis: 'final' },
});

const closedSchema = z.strictObject({
  cleanUp: choiceSchema(cleanUps, 'Say what came of cleaning up'),
  costs: choiceSchema(costsAtEnd, 'Say what it cost, or that it cost nothing'),
  notes: optionalTextSchema,
});

interface Closing {
  readonly costs?: string | undefined;
}

function costsKnown({ costs }: Closing, { state }: GuardContext): readonly GuardFinding[] {
  if (costs !== 'recorded' || state.lists.costs?.length) return [];
  return [
    {
      code: 'no-cost-recorded',
      source: 'Council rule: an encampment is closed with its clean-up and its cost',
      message: 'No cost stands on this record. Record it first, or choose “None”.',
      level: 'block',
      field: 'costs',
    },
  ];
}

export const closed = defineEntryType({
  title: 'Closed',
  body: closedSchema,
  writers: ['officer', 'manager'],
  guards: [costsKnown],
  initial: ({ state }) => {
    const outcome = state.lists.inspections?.at(-1)?.values.outcome;
    return {
      ...(typeof outcome === 'string' && outcome !== 'ordered' && { cleanUp: outcome }),
      ...(state.lists.costs?.length && { costs: 'recorded' }),
    };
  },
  pages: [
    {
      title: 'Close',
      fields: [
        { key: 'cleanUp', label: 'Cleaning up', input: 'choice', choices: cleanUps },
        { key: 'costs', label: 'Costs', input: 'choice', choices: costsAtEnd },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ cleanUp, costs }) =>
    `Cleaning up: ${labelWithin(cleanUps, cleanUp) ?? 'not said'}; costs: ${labelWithin(costsAtEnd, costs) ?? 'not said'}`,
  example: { cleanUp: 'done', costs: 'none' },
});
