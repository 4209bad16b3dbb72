// References given with no signal: the enrolment's prefix keeps phones apart, a counter under the capture key keeps this one in order.
import { z } from 'zod';
import type { Entry } from '#domain/entry.ts';
import { momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { referenceText } from '#domain/reference.ts';
import { entryTypeOf, kindNamed } from '#kinds/registry.ts';
import { decryptJson } from './cipher.ts';
import { boxPlace, boxRow } from './boxes.ts';
import type { Vault } from './open-vault.ts';
import type { SettingsRow } from './rows.ts';

const COUNTERS = 'references';
const countersSchema = z.record(z.string(), z.int());

export interface Counters {
  readonly version: number;
  readonly counts: Readonly<Record<string, number>>;
}

export async function readCounters({ db, keys }: Vault): Promise<Counters> {
  const row = await db.settings.get(COUNTERS);
  if (!row) return { version: 0, counts: {} };
  return {
    version: row.version,
    counts: countersSchema.parse(await decryptJson(keys.capture, boxPlace(COUNTERS), row.cipher)),
  };
}

/** Inside the transaction that saves: whether no other tab has counted on. */
export const countersStand = async ({ db }: Vault, { version }: Counters): Promise<boolean> =>
  ((await db.settings.get(COUNTERS))?.version ?? 0) === version;

export const countersRow = ({ keys }: Vault, { counts, version }: Counters): Promise<SettingsRow> =>
  boxRow(keys.capture, COUNTERS, counts, version);

export interface Referenced {
  readonly entries: readonly Entry[];
  readonly references: readonly string[];
  readonly counters: Counters;
}

export const needsReference = (entry: Entry): boolean => isNumbered(entry) && !entry.body.reference;

/** Gives a reference to each entry whose type has one, unless it came with its own, as from a paper made before or a numbered form. */
export function withReferences(entries: readonly Entry[], prefix: string, before: Counters): Referenced {
  let counters = before;
  const references: string[] = [];
  const referenced = entries.map((entry) => {
    if (!needsReference(entry)) return entry;
    const next = nextReference(entry, prefix, counters);
    ({ counters } = next);
    references.push(next.reference);
    return { ...entry, body: { ...entry.body, reference: next.reference } };
  });
  return { entries: referenced, references, counters: { ...counters, version: before.version + 1 } };
}

/** The next one of the letters that the entry's type has, in the year it happened. */
export function nextReference(
  entry: Entry,
  prefix: string,
  { counts, version }: Counters,
): { readonly reference: string; readonly counters: Counters } {
  const letters = lettersOf(entry) ?? '';
  const year = Number(dayOfInstant(momentSortKey(entry.at)).slice(0, 4));
  const name = `${letters} ${year}`;
  const count = (counts[name] ?? 0) + 1;
  return {
    reference: referenceText({ letters, year, prefix, count }),
    counters: { counts: { ...counts, [name]: count }, version: version + 1 },
  };
}

export const isNumbered = (entry: Entry): boolean => lettersOf(entry) !== undefined;

function lettersOf({ kind, type }: Entry): string | undefined {
  const known = kindNamed(kind);
  return known && entryTypeOf(known, type)?.reference;
}
