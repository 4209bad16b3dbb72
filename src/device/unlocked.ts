// What is in memory while one enrolment is unlocked. Locking forgets this object; nothing else holds a key.
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
