import type { z } from 'zod';
import { z as zod } from 'zod';
import { instantText } from '#domain/moment.ts';
import type { readAudit } from '#protocol/audit.ts';
import type { Services } from '../services.ts';

type AuditPage = z.infer<Extract<typeof readAudit.answer, z.ZodType>>;

const PAGE = 100;
const wordsSchema = zod.object({ what: zod.string(), by: zod.string().optional(), detail: zod.string() });

/** Newest first. A line of a sealed record shows only that it exists, and only to people named on the record. */
export async function auditLines(
  { database }: Services,
  council: string,
  person: string,
  before: number | undefined,
): Promise<AuditPage> {
  const rows = await database.as({ act: 'app', council, person }, (tx) =>
    tx
      .selectFrom('audit')
      .select(['council_order', 'at', 'act', 'sealed', 'line', 'hash'])
      .$if(before !== undefined, (query) => query.where('council_order', '<', before ?? 0))
      .orderBy('council_order', 'desc')
      .limit(PAGE + 1)
      .execute(),
  );
  const lines = rows.slice(0, PAGE).map(({ council_order, at, act, sealed, line, hash }) => ({
    order: council_order,
    at: instantText(at.getTime()),
    ...(sealed ? { what: act, detail: '' } : wordsOf(line)),
    hash: Buffer.from(hash).toString('hex'),
  }));
  return { lines, more: rows.length > PAGE };
}

const wordsOf = (line: Uint8Array) => wordsSchema.parse(JSON.parse(Buffer.from(line).toString('utf8')));
