import { z } from 'zod';
import { daySchema } from '#domain/moment.ts';
import { reportTableSchema } from '#reports/report-table.ts';
import { defineEndpoint } from './endpoint.ts';

const reportInfoSchema = z.strictObject({
  name: z.string(),
  /** Stands for the name in an address, where anyone may look; the API takes either. */
  path: z.string(),
  title: z.string(),
  /** Whose records are behind its figures. */
  kind: z.string(),
});
export type ReportInfo = z.infer<typeof reportInfoSchema>;

const TABLES = ['manager', 'partner', 'coordinator'] as const;

export const listReports = defineEndpoint({
  method: 'GET',
  path: '/api/reports',
  summary: 'The committee tables this person may read',
  access: TABLES,
  answer: z.strictObject({ reports: z.array(reportInfoSchema) }),
});

const queryShape = { from: daySchema, to: daySchema, compare: z.enum(['yes', 'no']).optional() };
const inOrder = ({ from, to }: { readonly from: string; readonly to: string }): boolean => from <= to;
const outOfOrder = { message: 'The period ends before it begins', path: ['to'] };

export const readReport = defineEndpoint({
  method: 'GET',
  path: '/api/reports/:name',
  summary: 'One committee table over inclusive days in Europe/London, with the same dates a year earlier where asked',
  access: TABLES,
  query: z.strictObject(queryShape).refine(inOrder, outOfOrder),
  answer: reportTableSchema,
});

export const exportReport = defineEndpoint({
  method: 'GET',
  path: '/api/reports/:name/file',
  summary: 'The same table as a file; of sensitive records always by whole quarters with small counts hidden',
  access: TABLES,
  query: z.strictObject({ ...queryShape, format: z.enum(['json', 'csv', 'xlsx']) }).refine(inOrder, outOfOrder),
  answer: 'bytes',
});
