import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PAGE_ENTRIES, type PullMeta } from '#protocol/pull-entries.ts';
import { byRecord } from './by-record.ts';
import type { ClearPage, SealedRow } from './pull-rows.ts';
import { storedEntry } from './stored-entry.ts';

const compress = promisify(gzip);

export interface Pages {
  readonly meta: PullMeta['pages'];
  readonly bytes: readonly Uint8Array[];
}

/** Compressed pages as the phone keeps them; a sealed record has pages of its own, because it has a key of its own there. */
export async function pagesOf(
  council: string,
  clear: readonly ClearPage[],
  sealed: readonly SealedRow[],
  keys: ReadonlyMap<string, Uint8Array>,
): Promise<Pages> {
  const own = [...byRecord(sealed)].flatMap(([sealedRecord, rows]) => {
    const lines = rows.flatMap((row) => sealedLine(council, row, keys.get(sealedRecord)) ?? []);
    return inPages(lines).map((page) => ({ text: `[${page.join(',')}]`, entries: page.length, sealedRecord }));
  });
  const pages: (ClearPage & { readonly sealedRecord?: string })[] = [...clear, ...own];
  const bytes = await Promise.all(pages.map(({ text }) => compress(text, { level: 5 })));
  const meta = pages.map(({ text: _, ...page }, i) => ({ ...page, bytes: bytes[i]?.length ?? 0 }));
  return { meta, bytes };
}

function sealedLine(council: string, row: SealedRow, key: Uint8Array | undefined): string | undefined {
  const entry = storedEntry(row, council, key);
  const { number, held, received_at } = row;
  const marks = { ...(number !== null && { number }), ...(held && { held }), receivedAt: received_at.toISOString() };
  return entry && JSON.stringify({ entry, ...marks });
}

function inPages(lines: readonly string[]): string[][] {
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += PAGE_ENTRIES) pages.push(lines.slice(at, at + PAGE_ENTRIES));
  return pages;
}
