// The one published shape of a committee table: what the API answers, the desk draws and `npm run report` prints.
import { z } from 'zod';
import { daySchema } from '#domain/moment.ts';

const valueSchema = z.union([z.string(), z.number(), z.null()]);
/** A figure, words such as "under 5", or null where there is nothing to say. */
export type Value = z.infer<typeof valueSchema>;
/** By the key of its column. */
const rowSchema = z.record(z.string(), valueSchema);
export type Row = z.infer<typeof rowSchema>;

const columnSchema = z.strictObject({
  key: z.string(),
  title: z.string(),
  /** `month` is YYYY-MM and `place` a name: both name their row. `percent` is out of 100. */
  type: z.enum(['text', 'month', 'place', 'number', 'percent', 'days', 'hours']),
});
export type TableColumn = z.infer<typeof columnSchema>;

const sectionShape = { rows: z.array(rowSchema), totals: rowSchema };
const withoutFlaggedSchema = z.strictObject({
  /** How many incidents are left out here. */
  flagged: z.int(),
  ...sectionShape,
});

export const reportTableSchema = z.strictObject({
  report: z.string(),
  title: z.string(),
  from: daySchema,
  to: daySchema,
  definitions: z.array(z.strictObject({ term: z.string(), meaning: z.string() })),
  columns: z.array(columnSchema),
  ...sectionShape,
  /** The same table without what is flagged; null for a table that flags nothing. */
  withoutFlagged: withoutFlaggedSchema.nullable(),
  compare: z
    .strictObject({
      from: daySchema,
      to: daySchema,
      ...sectionShape,
      withoutFlagged: withoutFlaggedSchema.nullable(),
      /** From the totals a year before to these, in per cent to a whole number; null from nothing or where hidden. */
      change: z.record(z.string(), z.number().nullable()),
      changeWithoutFlagged: z.record(z.string(), z.number().nullable()).nullable(),
    })
    .optional(),
  notes: z.array(z.string()),
});
export type ReportTable = z.infer<typeof reportTableSchema>;
