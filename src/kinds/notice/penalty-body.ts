// What a fixed penalty says: shared by its form and its paper.
import { z } from 'zod';
import { daySchema } from '#domain/moment.ts';
import { readerOf } from '#domain/readable.ts';
import { lineSchema, textSchema } from '#domain/text.ts';
import { paperShape } from '../paper.ts';
import { issuerShape } from './issue.ts';

const pounds = (message: string) => z.int(message).min(1, message).max(100_000, 'Check the amount');

export const penaltySchema = z.strictObject({
  item: z.uuid('Choose the breach'),
  ...paperShape,
  offenceOn: daySchema,
  particulars: textSchema('Describe the offence in reasonable detail'),
  amountPounds: pounds('Give the amount in whole pounds'),
  discountPounds: pounds('Give the lower amount in whole pounds').optional(),
  discountDays: z.int('Give the days in a whole number').min(1, 'At least 1 day').max(60, 'Check the days').optional(),
  payTo: textSchema('Give the name and address for payment'),
  payHow: lineSchema('Say how it can be paid'),
  ...issuerShape,
  maximumPounds: pounds('Give the most that the law of that day allows'),
  protectedDays: z.int('Give the days in a whole number').min(1, 'At least 1 day').max(365, 'Check the days'),
});

export const readPenalty = readerOf(penaltySchema);
