import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PAGE_ENTRIES, type PullMeta } from '#protocol/pull-entries.ts';
import type { PullRow } from './pull-rows.ts';
import { storedEntry } from './stored-entry.ts';

const compress = promisify(gzip);

export interface Pages {
  readonly meta: PullMeta['pages'];
  readonly bytes: readonly Uint8Array[];
}

/** Compressed pages as the phone keeps them; a sealed record has pages of its own, because it has a key of its own there. */
export async function pagesOf(
  council: string,
  rows: readonly PullRow[],
  keys: ReadonlyMap<string, Uint8Array>,
): Promise<Pages> {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const text = row.sealed ? sealedText(council, row, keys.get(row.record)) : row.text;
    const group = row.sealed ? row.record : '';
    const lines = groups.get(group) ?? [];
    groups.set(group, lines);
    if (text) lines.push(lineText(text, row));
  }
  const pages = [...groups].flatMap(([sealedRecord, lines]) => inPages(lines).map((page) => ({ sealedRecord, page })));
  const bytes = await Promise.all(pages.map(({ page }) => compress(`[${page.join(',')}]`)));
  const meta = pages.map(({ sealedRecord, page }, i) => ({
    bytes: bytes[i]?.length ?? 0,
    entries: page.length,
    ...(sealedRecord !== '' && { sealedRecord }),
  }));
  return { meta, bytes };
}

function sealedText(council: string, row: PullRow, key: Uint8Array | undefined): string | undefined {
  const entry = storedEntry(row, council, key);
  return entry && JSON.stringify(entry);
}

// The entry is JSON already: parsing 10,000 of them to write them out again would be most of the time of a pull.
const lineText = (entry: string, { number, held, received_at }: PullRow): string =>
  `{"entry":${entry}${number === null ? '' : `,"number":${number}`}${held ? ',"held":true' : ''},"receivedAt":"${received_at.toISOString()}"}`;

function inPages(lines: readonly string[]): string[][] {
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += PAGE_ENTRIES) pages.push(lines.slice(at, at + PAGE_ENTRIES));
  return pages;
}
