// What the old lists knew of a referral: dates, and nothing of whom or where.
import { z } from 'zod';
import { daySchema } from '#domain/moment.ts';
import { lineSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';

const earlierSchema = z.strictObject({
  reference: lineSchema('Give the reference'),
  assessedOn: daySchema.optional(),
  worksCompletedOn: daySchema.optional(),
});

export const earlier = defineEntryType({
  title: 'Earlier record',
  body: earlierSchema,
  writers: ['coordinator'],
  adds: 'earlier',
  pages: [
    {
      title: 'Earlier record',
      fields: [
        { key: 'reference', label: 'Reference', input: 'line' },
        { key: 'assessedOn', label: 'Assessed on', input: 'date', optional: true },
        { key: 'worksCompletedOn', label: 'Works completed on', input: 'date', optional: true },
      ],
    },
  ],
  summarise: () => 'Earlier record',
  example: { reference: 'S-2019-07', assessedOn: '2019-05-04', worksCompletedOn: '2019-05-06' },
});
