// A CSV of earlier years becomes entries. Every line that cannot be read is named, not only the first.
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type JsonObject, jsonObjectSchema } from '#domain/json.ts';
import type { ImportDefinition } from '#kinds/registry.ts';
import { uuidText } from '#protocol/bytes.ts';
import type { NewEntry } from '../entries/write-entries.ts';

export interface ImportedRecord {
  readonly line: number;
  readonly record: string;
  readonly entries: readonly NewEntry[];
}

interface ReadImport {
  readonly rows: readonly ImportedRecord[];
  readonly problems: readonly string[];
}

const recordsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

export function readImport(definition: ImportDefinition, council: string, text: string): ReadImport {
  let parsed: z.infer<typeof recordsSchema>;
  try {
    parsed = recordsSchema.parse(
      parse(text, { bom: true, info: true, trim: true, skip_empty_lines: true, relax_column_count: true }),
    );
  } catch (error) {
    return {
      rows: [],
      problems: [`The file cannot be read as CSV: ${error instanceof Error ? error.message : 'it is damaged'}`],
    };
  }
  const [head, ...lines] = parsed;
  const columns = head?.record.map((name) => name.toLowerCase()) ?? [];
  const headProblems = problemsOfHead(definition, columns);
  if (headProblems.length > 0) return { rows: [], problems: headProblems };

  const rows: ImportedRecord[] = [];
  const problems: string[] = [];
  for (const { record: cells, info } of lines) {
    const read = readRow(definition, council, columns, cells, info.lines);
    if ('problems' in read) problems.push(...read.problems);
    else rows.push(read);
  }
  return { rows: withoutTwins(rows, problems), problems };
}

function problemsOfHead({ columns: known, required }: ImportDefinition, columns: readonly string[]): string[] {
  const unknown = columns.filter((column) => !known.includes(column));
  const missing = required.filter((column) => !columns.includes(column));
  const twice = columns.filter((column, i) => columns.indexOf(column) !== i);
  return [
    ...missing.map((column) => `Line 1: the column ${column} is missing.`),
    ...unknown.map((column) => `Line 1: the column “${column}” is not known. Known are: ${known.join(', ')}.`),
    ...twice.map((column) => `Line 1: the column ${column} stands there twice.`),
  ];
}

function readRow(
  definition: ImportDefinition,
  council: string,
  columns: readonly string[],
  cells: readonly string[],
  line: number,
): ImportedRecord | { readonly problems: readonly string[] } {
  if (cells.length > columns.length)
    return { problems: [`Line ${line}: there are more cells than columns. Put text with commas in quotes.`] };
  const row = Object.fromEntries(columns.map((column, i) => [column, cells[i] || undefined]));
  try {
    const { reference, entries } = definition.read(row);
    const name = reference ?? JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const bytes = createHash('sha256').update(`${council} ${definition.name} ${name}`).digest();
    return {
      line,
      record: idFrom(bytes, 0),
      entries: entries.map(({ type, at, body }, i) => ({
        id: idFrom(bytes, i + 1),
        type,
        at,
        body: withoutAbsent(body),
      })),
    };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return {
      problems: error.issues.map(({ path, message }) => `Line ${line}: ${path.join('.') || 'row'}: ${message}.`),
    };
  }
}

/** The same row always gets the same ids, in the order of its entries: importing it again changes nothing. */
function idFrom(hash: Uint8Array, index: number): string {
  const bytes = new Uint8Array(hash.subarray(0, 16));
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  bytes[15] = index;
  return uuidText(bytes);
}

/** As it will be stored: what is absent, also inside a place, would look like another value when the row comes again. */
const withoutAbsent = (body: JsonObject): JsonObject => jsonObjectSchema.parse(JSON.parse(JSON.stringify(body)));

/** The same row twice is one record; two rows of one reference that differ are for a person to sort out. */
function withoutTwins(rows: readonly ImportedRecord[], problems: string[]): ImportedRecord[] {
  const first = new Map<string, ImportedRecord>();
  for (const row of rows) {
    const before = first.get(row.record);
    if (!before) first.set(row.record, row);
    else if (JSON.stringify(before.entries) !== JSON.stringify(row.entries))
      problems.push(`Line ${row.line}: line ${before.line} has the same reference and says something else.`);
  }
  return [...first.values()];
}
