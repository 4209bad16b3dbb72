// A save repeated with the same entry ids is the same save; with other answers it is another, and must not be called saved.
import type { Entry, FoldEntry } from '#domain/entry.ts';
import { type JsonObject, sameJson } from '#domain/json.ts';
import { kindNamed } from '#kinds/registry.ts';
import { readBody } from './judge.ts';
import type { NewEntry } from './phone-storage.ts';

interface Saving {
  readonly kind: string;
  readonly entries: readonly NewEntry[];
}

export function alreadySaved(
  before: readonly FoldEntry[],
  { kind, entries }: Saving,
): readonly Entry[] | 'otherwise' | undefined {
  const pairs = entries.flatMap((added) => {
    const saved = before.find(({ entry }) => entry.id === added.id)?.entry;
    return saved ? [{ added, saved }] : [];
  });
  if (pairs.length === 0) return undefined;
  const same = pairs.every(({ added, saved }) => sameAnswers(kind, added, saved.body));
  return same && pairs.length === entries.length ? pairs.map(({ saved }) => saved) : 'otherwise';
}

/** A reference that the form did not have was given by the save itself. */
function sameAnswers(kind: string, { type, body }: NewEntry, saved: JsonObject): boolean {
  const known = kindNamed(kind);
  const read = known && readBody(known, type, body);
  if (!read) return false;
  const { reference: _, ...answers } = saved;
  return sameJson(read, read.reference === undefined ? answers : saved);
}
