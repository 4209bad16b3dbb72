// An entry as it lies in the table: in clear with a query copy, or encrypted under its record's key.
import type { Selectable } from 'kysely';
import { type Entry, entrySchema } from '#domain/entry.ts';
import { momentSortKey } from '#domain/moment.ts';
import { cleanText } from '#domain/text.ts';
import { utf8Text } from '#protocol/bytes.ts';
import { entryOf } from '#protocol/envelope.ts';
import type { EntryRow } from '../db/record-rows.ts';
import { decrypt, encrypt } from '../keys/cipher.ts';
import type { Line } from './line.ts';

type Content = Pick<
  Selectable<EntryRow>,
  'sealed' | 'kind' | 'kind_version' | 'type' | 'author' | 'bytes' | 'signature'
> & { query: string | null; at_from: string | null; at_to: string | null };

/** Salt stays with the signed bytes; the query copy is what leaves the council in a pull. */
export function clearContent(entry: Entry, { bytes, signature }: Line): Content {
  const { salt: _, ...rest } = entry;
  return {
    sealed: false,
    kind: entry.kind,
    kind_version: entry.kindVersion,
    type: entry.type,
    author: entry.by,
    query: storableJson(rest),
    bytes: bytes ?? null,
    signature: signature ?? null,
    at_from: momentSortKey(entry.at),
    at_to: entry.at.to ?? null,
  };
}

/** `kind` is null where no record of a sealed kind could show the entry: then only ingestion sees the row. */
export function sealedContent(line: Line, council: string, kind: string | null, key: Uint8Array | undefined): Content {
  const bytes = line.bytes && key ? encrypt(key, line.bytes, aboutEntry(council, line)) : null;
  const { signature = null, entry } = line;
  return {
    sealed: true,
    kind,
    kind_version: kind === null ? null : (entry?.kindVersion ?? null),
    type: null,
    author: null,
    query: null,
    bytes,
    signature,
    at_from: null,
    at_to: null,
  };
}

type StoredRow = Pick<Selectable<EntryRow>, 'id' | 'record' | 'sealed' | 'query' | 'bytes'>;

/** The entry of a row, with `key` where it is sealed; undefined where nobody could ever read one in it. */
export function storedEntry(row: StoredRow, council: string, key: Uint8Array | undefined): Entry | undefined {
  if (!row.sealed) return entrySchema.safeParse(row.query).data;
  if (!row.bytes || !key) return undefined;
  const bytes = decrypt(key, row.bytes, aboutEntry(council, row));
  try {
    const { salt: _, ...entry } = entryOf(new Uint8Array(bytes));
    return entry;
  } catch {
    return undefined;
  }
}

const aboutEntry = (council: string, { id, record }: { id: string; record: string }): string =>
  `entry ${council} ${record} ${id}`;

const UNSTORABLE = /\\u(0000|d[89a-f])/i;

/** What jsonb refuses (U+0000, lone surrogates) goes from the query copy only; the signed bytes keep it. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!UNSTORABLE.test(text)) return text;
  return JSON.stringify(cleaned(value));
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [cleanText(key), cleaned(each)]));
}

/** Text that was encrypted for storage. */
export const decryptText = (key: Uint8Array, cipher: Uint8Array, about: string): string =>
  utf8Text(decrypt(key, cipher, about));
