// A fixed penalty offered for a breach (s.52). Its amount follows from the law of the day of the offence and is frozen on it.
import { z } from 'zod';
import { choiceSchema } from '#domain/choice.ts';
import { daySchema } from '#domain/moment.ts';
import { lineSchema, optionalLineSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { noOffence, offenceDay } from './breach-guards.ts';
import { jointIssuers } from './choices.ts';
import { soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { authorityOver, issuerPage } from './issue.ts';
import { concerning } from './lifecycle.ts';
import { discountFits, offenceDayFits, penaltyWithinLaw, protectedByLaw } from './penalty-guards.ts';
import { photoOfPosting, properPerson, servicePage, serviceSchema, serviceWords } from './service.ts';

const pounds = (message: string) => z.int(message).min(1, message).max(100_000, 'Check the amount');

const issuedSchema = z.strictObject({
  item: z.uuid('Choose the breach'),
  reference: optionalLineSchema,
  offenceOn: daySchema,
  particulars: textSchema('Describe the offence in reasonable detail'),
  amountPounds: pounds('Give the amount in whole pounds'),
  discountPounds: pounds('Give the lower amount in whole pounds').optional(),
  discountDays: z.int('Give the days in a whole number').min(1, 'At least 1 day').max(60, 'Check the days').optional(),
  payTo: textSchema('Give the name and address for payment'),
  payHow: lineSchema('Say how it can be paid'),
  issuerRole: lineSchema('Give your role'),
  organisation: lineSchema('Give the organisation you issue it for'),
  authority: lineSchema('Give the reference of your authority or designation'),
  authorityExpires: daySchema,
  jointly: choiceSchema(jointIssuers, 'Say whether it is issued jointly'),
  jointlyWith: optionalLineSchema,
  paper: optionalLineSchema,
  maximumPounds: pounds('Give the most that the law of that day allows'),
  protectedDays: z.int('Give the days in a whole number').min(1, 'At least 1 day').max(365, 'Check the days'),
});

export const penaltyIssued = defineEntryType({
  title: 'Fixed penalty issued',
  body: issuedSchema,
  writers: ['officer', 'manager'],
  adds: 'penalties',
  issued: true,
  reference: 'FPN',
  concerns: concerning('breaches', 'penalty-issued'),
  guards: [noOffence, offenceDayFits, penaltyWithinLaw, discountFits, protectedByLaw, authorityOver],
  initial: ({ state, item, law, lawOn, now }) => {
    const breach = item ?? soleItem(state, 'breaches', ['evidenced', 'remedial']);
    const day = offenceDay(state, breach) ?? now.slice(0, 10);
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
        { key: 'amountPounds', label: 'Amount', input: 'count', unit: 'pounds', least: 1 },
        {
          key: 'discountPounds',
          label: 'Lower amount if paid early',
          input: 'count',
          unit: 'pounds',
          least: 1,
          optional: true,
        },
        { key: 'discountDays', label: 'Early is within', input: 'count', unit: 'days', least: 1, optional: true },
        { key: 'payTo', label: 'Name and address for payment', input: 'text', remember: true },
        { key: 'payHow', label: 'How it can be paid', input: 'line', remember: true },
        {
          key: 'maximumPounds',
          label: 'Most by the law of the day of the offence',
          input: 'count',
          unit: 'pounds',
          least: 1,
          desk: true,
        },
        {
          key: 'protectedDays',
          label: 'Days without proceedings',
          input: 'count',
          unit: 'days',
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
  guards: [photoOfPosting, properPerson],
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'penalties', ['open']), method: 'by-hand' }),
  pages: [servicePage('penalties', 'penalty')],
  summarise: serviceWords,
  example: { item: EXAMPLE.penalty, method: 'by-hand', handedTo: 'Sam Example', signatureOutcome: 'refused' },
});
