// What became of a fixed penalty: paid, not paid when its days were over, or withdrawn.
import { z } from 'zod';
import { dayOfInstant } from '#domain/calendar.ts';
import { optionalLineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { itemNamed, soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { concerning, concerningBoth } from './lifecycle.ts';
import { owedOn, paidInPart, unpaidTooEarly } from './penalty-guards.ts';

const which = (statuses: readonly string[]) =>
  ({ key: 'item', label: 'Which penalty?', input: 'item', list: 'penalties', statuses }) as const;

const paidSchema = z.strictObject({
  item: z.uuid('Choose the penalty'),
  paidPounds: z
    .int('Give the amount in whole pounds')
    .min(1, 'Give the amount in whole pounds')
    .max(100_000, 'Check the amount'),
  receipt: optionalLineSchema,
});

export const penaltyPaid = defineEntryType({
  title: 'Fixed penalty paid',
  body: paidSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('penalties', 'penalty-paid'),
  guards: [paidInPart],
  initial: ({ state, item, now }) => {
    const penalty = item ?? soleItem(state, 'penalties', ['open', 'served', 'unpaid']);
    const owing = itemNamed(state, 'penalties', penalty);
    return { item: penalty, ...(owing && { paidPounds: owedOn(owing, dayOfInstant(now)) }) };
  },
  pages: [
    {
      title: 'Payment',
      fields: [
        which(['open', 'served', 'unpaid']),
        { key: 'paidPounds', label: 'Amount paid', input: 'count', unit: '£', least: 1 },
        { key: 'receipt', label: 'Receipt number', input: 'line', optional: true },
      ],
    },
  ],
  summarise: ({ paidPounds }) => (paidPounds === undefined ? 'Paid' : `£${paidPounds} paid`),
  example: { item: EXAMPLE.penalty, paidPounds: 100 },
});

const unpaidSchema = z.strictObject({ item: z.uuid('Choose the penalty'), notes: optionalTextSchema });

export const penaltyUnpaid = defineEntryType({
  title: 'Fixed penalty not paid',
  body: unpaidSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('penalties', 'penalty-unpaid'),
  guards: [unpaidTooEarly],
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'penalties', ['served']) }),
  pages: [
    {
      title: 'Not paid',
      fields: [which(['served']), { key: 'notes', label: 'Notes', input: 'text', optional: true }],
    },
  ],
  summarise: () => 'Not paid when its days were over',
  example: { item: EXAMPLE.penalty },
});

const withdrawnSchema = z.strictObject({ item: z.uuid('Choose the penalty'), reason: textSchema('Say why') });

export const penaltyWithdrawn = defineEntryType({
  title: 'Fixed penalty withdrawn',
  body: withdrawnSchema,
  writers: ['manager'],
  concerns: concerningBoth('penalties', 'breaches', 'penalty-withdrawn'),
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'penalties', ['open', 'served', 'unpaid']) }),
  pages: [
    {
      title: 'Withdraw the penalty',
      fields: [which(['open', 'served', 'unpaid']), { key: 'reason', label: 'Why', input: 'text' }],
    },
  ],
  summarise: () => 'Withdrawn',
  example: { item: EXAMPLE.penalty, reason: 'Issued to the wrong occupier' },
});
