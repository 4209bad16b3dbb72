// What is in memory while one enrolment is unlocked. Locking forgets this object; nothing else holds a key.
import { readMeta } from './database.ts';
import { endLeases, hasWrap, LEASED } from './lease.ts';
import { createOwnEntries, type OwnEntries } from './own-entries.ts';
import type { Vault } from './open-vault.ts';
import { createRecords, type Records } from './records.ts';
import { type KnownSettings, type Names, readPeople, readSettingsDocuments } from './settings-documents.ts';

export interface Unlocked {
  readonly vault: Vault;
  readonly own: OwnEntries;
  readonly records: Records;
  settings: KnownSettings;
  people: Names;
}

export async function unlockedOf(vault: Vault): Promise<Unlocked> {
  const own = createOwnEntries(vault);
  const [settings, people] = await Promise.all([readSettingsDocuments(vault), readPeople(vault)]);
  const open: Unlocked = { vault, own, records: createRecords(vault, own, () => open.settings), settings, people };
  return open;
}

/** Ends what the reading lease no longer covers, on the disk and in memory; true where something ended. */
export async function stopReading({ vault, own, records }: Unlocked): Promise<boolean> {
  const { db, keys, ports } = vault;
  await endLeases(db, ports.now());
  const wraps = await readMeta(db, 'wraps');
  const ended = LEASED.filter((name) => keys[name] && !(wraps && hasWrap(wraps, name)));
  if (ended.length === 0) return false;
  for (const name of ended) keys[name] = undefined;
  // Those in memory first: what is saved meanwhile is not among them.
  const known = own.records().flatMap((record) => own.of(record).map(({ seq }) => seq));
  const kept = new Set(await db.transaction('r', db.journal, () => db.journal.toCollection().primaryKeys()));
  own.drop(known.filter((seq) => !kept.has(seq)));
  await records.reload();
  return true;
}
