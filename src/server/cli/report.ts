import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { z } from 'zod';
import { daySchema } from '#domain/moment.ts';
import { Refusal } from '../http/refusal.ts';
import { reportFile } from '../reports/report-file.ts';
import { allReports, tableFor } from '../reports/reports.ts';
import { type Command, CommandError } from './command.ts';
import { councilFor } from './command-council.ts';
import { optionsOf } from './options.ts';

const usage =
  'npm run report -- NAME --from 2019-12-01 --to 2020-11-30 [--compare] [--format json|csv|xlsx] [-o FILE]\nBoth days are counted, in Europe/London. --compare adds the same dates a year earlier.';

const parse = (args: readonly string[]) =>
  optionsOf(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      compare: { type: 'boolean', default: false },
      format: { type: 'string', default: 'json' },
      output: { type: 'string', short: 'o' },
    },
  });

const askedSchema = z
  .object({
    from: daySchema,
    to: daySchema,
    compare: z.boolean(),
    format: z.enum(['json', 'csv', 'xlsx'], 'The format is json, csv or xlsx'),
  })
  .refine(({ from, to }) => from <= to, '--to is before --from');

/** Prints what the committee may see, whoever runs it. */
export const report: Command = {
  usage,
  async read(args) {
    const { output } = parse(args).values;
    return output === undefined ? '' : path.resolve(output);
  },
  async run(services, args, file) {
    const {
      positionals: [name = ''],
      values,
    } = parse(args);
    const names = (await allReports()).map(({ report: { name: known } }) => known);
    if (!names.includes(name))
      throw new CommandError(`There is no report named “${name}”.\n\n${usage}\nNames: ${names.join(', ')}`);
    const asked = askedSchema.safeParse(values);
    if (!asked.success)
      throw new CommandError(
        `${asked.error.issues.map(({ path: [key], message }) => (key ? `--${String(key)}: ${message}` : message)).join('\n')}\n\n${usage}`,
      );
    const { format, ...rest } = asked.data;
    if (format === 'xlsx' && file === '') throw new CommandError('A workbook needs a file: add -o FILE.xlsx');
    const { id: council } = await councilFor(services);
    const table = await tableFor(services, { council, roles: ['manager'], onScreen: false }, { ...rest, name }).catch(
      (error: unknown) => {
        throw error instanceof Refusal ? new CommandError(error.message) : error;
      },
    );
    const bytes = await reportFile(table, format);
    if (file === '') return bytes.toString();
    await fs.writeFile(file, bytes).catch(() => {
      throw new CommandError(`${file} cannot be written. Check the folder and its permissions.`);
    });
    return `${table.title}, ${table.from} to ${table.to}: written to ${file}`;
  },
};
