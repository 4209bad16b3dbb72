// A fixed penalty offered for a breach (s.52). Its amount follows from the law of the day of the offence and is frozen on it.
import { dayOfInstant } from '#domain/calendar.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { examplePaper } from '../paper.ts';
import { noOffence, offenceDay } from './breach-guards.ts';
import { soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { authorityOver, issuerPage } from './issue.ts';
import { concerning } from './lifecycle.ts';
import { consequenceOfOver } from './notice-over.ts';
import { penaltySchema } from './penalty-body.ts';
import { discountFits, offenceDayFits, penaltyWithinLaw, protectedByLaw } from './penalty-guards.ts';
import { servicePage, serviceRules, serviceSchema, serviceStart, serviceWords } from './service.ts';

export const penaltyIssued = defineEntryType({
  title: 'Fixed penalty issued',
  body: penaltySchema,
  writers: ['officer', 'manager'],
  adds: 'penalties',
  issued: true,
  reference: 'FPN',
  paper: { title: 'Fixed Penalty Notice', load: async () => (await import('./papers/penalty.ts')).penaltyPaper },
  concerns: concerning('breaches', 'penalty-issued'),
  guards: [noOffence, consequenceOfOver, offenceDayFits, penaltyWithinLaw, discountFits, protectedByLaw, authorityOver],
  initial: ({ state, item, law, lawOn, now }) => {
    const breach = item ?? soleItem(state, 'breaches', ['evidenced', 'remedial']);
    const day = offenceDay(state, breach) ?? dayOfInstant(now);
    const then = lawOn(day);
    const amountPounds = Math.min(then.penaltyPounds, then.penaltyMaximumPounds);
    const discounted = then.penaltyDiscountPounds < amountPounds;
    return {
      item: breach,
      offenceOn: day,
      amountPounds,
      ...(discounted && { discountPounds: then.penaltyDiscountPounds, discountDays: then.penaltyDiscountDays }),
      maximumPounds: then.penaltyMaximumPounds,
      protectedDays: law.penaltyProtectedDays,
      jointly: 'none',
      paperFrom: 'made',
    };
  },
  pages: [
    {
      title: 'The offence',
      fields: [
        {
          key: 'item',
          label: 'For which breach?',
          input: 'item',
          list: 'breaches',
          statuses: ['evidenced', 'remedial'],
        },
        { key: 'offenceOn', label: 'Day of the offence', input: 'date' },
        {
          key: 'particulars',
          label: 'Particulars',
          hint: 'Reasonably detailed: what, where, when, which requirement (s.52(6))',
          input: 'text',
        },
      ],
    },
    {
      title: 'The penalty',
      fields: [
        { key: 'amountPounds', label: 'Amount', input: 'count', unit: '£', least: 1 },
        {
          key: 'discountPounds',
          label: 'Lower amount if paid early',
          input: 'count',
          unit: '£',
          least: 1,
          optional: true,
        },
        { key: 'discountDays', label: 'Early is within', input: 'count', unit: 'day', least: 1, optional: true },
        { key: 'payTo', label: 'Name and address for payment', input: 'text', remember: true },
        { key: 'payHow', label: 'How it can be paid', input: 'line', remember: true },
        {
          key: 'maximumPounds',
          label: 'Most by the law of the day of the offence',
          input: 'count',
          unit: '£',
          least: 1,
          desk: true,
        },
        {
          key: 'protectedDays',
          label: 'Days without proceedings',
          input: 'count',
          unit: 'day',
          least: 1,
          desk: true,
        },
      ],
    },
    issuerPage,
  ],
  summarise: ({ reference, amountPounds }) =>
    [reference ?? 'Fixed penalty', amountPounds !== undefined && `£${amountPounds}`].filter(Boolean).join(', '),
  example: {
    item: EXAMPLE.breach,
    reference: 'FPN 26-7K-0003',
    paperFrom: 'made',
    attachments: [examplePaper],
    offenceOn: '2026-12-20',
    particulars: 'On 20 December 2026 at 23:50 music was heard outside 3 Sample Court, in breach of requirement 1',
    amountPounds: 100,
    discountPounds: 75,
    discountDays: 10,
    payTo: 'Eastmere Borough Council, Sample House, Eastmere',
    payHow: 'By telephone or at the council’s office',
    issuerRole: 'Community Protection Officer',
    organisation: 'Eastmere Borough Council',
    authority: 'CP/2026/07',
    authorityExpires: '2027-03-31',
    jointly: 'none',
    maximumPounds: 100,
    protectedDays: 14,
  },
});

export const penaltyServed = defineEntryType({
  title: 'Fixed penalty served',
  body: serviceSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('penalties', 'penalty-served'),
  ...serviceRules,
  initial: (start) => serviceStart(start, 'penalties'),
  pages: [servicePage('penalties', 'penalty')],
  summarise: serviceWords,
  example: { item: EXAMPLE.penalty, method: 'by-hand', handedTo: 'Sam Example', signatureOutcome: 'refused' },
});
