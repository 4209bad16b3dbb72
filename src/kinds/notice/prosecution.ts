// To court (s.48): a manager's decision, and what the court made of it, with its orders (ss.49 to 51).
import { z } from 'zod';
import { choiceSchema, labelOf, labelWithin } from '#domain/choice.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { noOffence } from './breach-guards.ts';
import { courtOrders, prosecutionEnds } from './choices.ts';
import { soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { concerning } from './lifecycle.ts';
import { consequenceOfOver } from './notice-over.ts';
import { convictedThoughPaid, referredTooEarly } from './penalty-guards.ts';

const OFFENCES = ['evidenced', 'penalty', 'remedial'];

const referredSchema = z.strictObject({
  item: z.uuid('Choose the breach'),
  reason: textSchema('Say why it should go to court'),
  legalReference: optionalLineSchema,
});

export const prosecutionReferred = defineEntryType({
  title: 'Referred for prosecution',
  body: referredSchema,
  writers: ['manager'],
  adds: 'prosecutions',
  concerns: concerning('breaches', 'prosecution-referred'),
  guards: [noOffence, consequenceOfOver, referredTooEarly],
  judgedAgain: true,
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'breaches', OFFENCES) }),
  pages: [
    {
      title: 'Refer for prosecution',
      fields: [
        { key: 'item', label: 'Which breach?', input: 'item', list: 'breaches', statuses: OFFENCES },
        { key: 'reason', label: 'Why it should go to court', hint: 'Evidence and public interest', input: 'text' },
        { key: 'legalReference', label: 'Legal’s reference', input: 'line', optional: true },
      ],
    },
  ],
  summarise: ({ legalReference }) => legalReference ?? 'Referred for prosecution',
  example: { item: EXAMPLE.breach, reason: 'Penalty unpaid, third breach, two witnesses', legalReference: 'L-118' },
});

const endedSchema = z.strictObject({
  item: z.uuid('Choose the prosecution'),
  outcome: choiceSchema(prosecutionEnds, 'Say how it ended'),
  court: lineSchema('Give the court'),
  sentence: optionalTextSchema,
  orders: z.array(z.enum(courtOrders.map(({ value }) => value))).optional(),
  orderWords: optionalTextSchema,
});

const convicted = { field: 'outcome', is: ['convicted'] };

export const prosecutionEnded = defineEntryType({
  title: 'Prosecution ended',
  body: endedSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('prosecutions', 'prosecution-ended'),
  guards: [convictedThoughPaid],
  judgedAgain: true,
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'prosecutions', ['open']) }),
  pages: [
    {
      title: 'What the court decided',
      fields: [
        { key: 'item', label: 'Which prosecution?', input: 'item', list: 'prosecutions', statuses: ['open'] },
        { key: 'outcome', label: 'How did it end?', input: 'choice', choices: prosecutionEnds },
        { key: 'court', label: 'Court', input: 'line', remember: true },
        { key: 'sentence', label: 'Sentence and costs', input: 'text', when: convicted, optional: true },
        { key: 'orders', label: 'Orders', input: 'choices', choices: courtOrders, when: convicted, optional: true },
        { key: 'orderWords', label: 'What they order', input: 'text', when: convicted, optional: true },
      ],
    },
  ],
  summarise: ({ outcome, orders }) =>
    [
      labelOf(prosecutionEnds, outcome) ?? 'Ended',
      ...(orders ?? []).map((order) => labelWithin(courtOrders, order)),
    ].join(', '),
  example: {
    item: EXAMPLE.prosecution,
    outcome: 'convicted',
    court: 'Eastmere Magistrates’ Court',
    sentence: 'Fined £400, costs £200',
    orders: ['forfeiture'],
    orderWords: 'The amplifier is forfeited',
  },
});
