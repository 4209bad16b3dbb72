// The council's settings as this phone has them, under the capture key: law, places, wards, wording, how it works; and who people are.
import { z } from 'zod';
import { type DatedLaw, defaultLaw, lawTableSchema } from '#domain/law-table.ts';
import { instantText } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import {
  defaultWorking,
  placesSchema,
  type SettingsDocument,
  settingsDocumentSchema,
  wardsSchema,
  workingSchema,
} from '#protocol/settings-documents.ts';
import { decryptJson } from './cipher.ts';
import { inOneTransaction } from './database.ts';
import { boxPlace, boxRow, readBox, type Vault } from './open-vault.ts';
import type { PhoneSettings } from './phone-storage.ts';
import { readEach } from './quarantine.ts';

const DOCUMENT = 'document/';
const nameOf = ({ name, version }: Pick<SettingsDocument, 'name' | 'version'>): string =>
  `${DOCUMENT}${name}/${version}`;

export interface KnownSettings extends PhoneSettings {
  /** Names and versions of every document here. */
  readonly held: readonly string[];
  /** Changes whenever a law does. */
  readonly lawStamp: string;
}

export async function readSettingsDocuments(vault: Vault): Promise<KnownSettings> {
  const { db, keys, ports } = vault;
  const rows = await db.transaction('r', db.settings, () => db.settings.where('name').startsWith(DOCUMENT).toArray());
  const documents = await readEach(
    db,
    ports.now(),
    'settings',
    rows,
    ({ name }) => name,
    async ({ name, cipher }) => settingsDocumentSchema.parse(await decryptJson(keys.capture, boxPlace(name), cipher)),
  );
  return settingsOf(documents, dayOfInstant(instantText(ports.now())));
}

function settingsOf(documents: readonly SettingsDocument[], today: string): KnownSettings {
  const sorted = documents.toSorted((a, b) => (a.from === b.from ? a.version - b.version : a.from < b.from ? -1 : 1));
  const inForce = <T>(name: string, schema: z.ZodType<T>, otherwise: T): T => {
    const last = sorted.findLast((each) => each.name === name && each.from <= today);
    const parsed = schema.safeParse(last?.body);
    return parsed.success ? parsed.data : otherwise;
  };
  const law = lawsOf(sorted);
  return {
    law,
    places: inForce('places', placesSchema, []),
    wards: inForce('wards', wardsSchema, []),
    working: inForce('working', workingSchema, defaultWorking),
    held: documents.map(nameOf),
    lawStamp: sorted
      .filter(({ name }) => name === 'law')
      .map(nameOf)
      .join(' '),
  };
}

/** Of two versions from one day the later holds. */
function lawsOf(sorted: readonly SettingsDocument[]): readonly DatedLaw[] {
  const laws = new Map<string, DatedLaw>();
  for (const { name, from, body } of sorted) {
    const law = name === 'law' ? lawTableSchema.safeParse(body) : undefined;
    if (law?.success) laws.set(from, { from, law: law.data });
  }
  return laws.size > 0 ? [...laws.values()] : [{ from: '1970-01-01', law: defaultLaw }];
}

/** Of what a pull lists, what this phone does not have. */
export const lackingSettings = <T extends Pick<SettingsDocument, 'name' | 'version'>>(
  known: KnownSettings,
  listed: readonly T[],
): readonly T[] => listed.filter((each) => !known.held.includes(nameOf(each)));

export async function keepSettingsDocuments(
  { db, keys }: Vault,
  documents: readonly SettingsDocument[],
): Promise<void> {
  const rows = await Promise.all(documents.map((each) => boxRow(keys.capture, nameOf(each), each, each.version)));
  await inOneTransaction(db, ['settings'], () => db.settings.bulkPut(rows));
}

const PEOPLE = 'people';
export type Names = Readonly<Record<string, string>>;

export const readPeople = async ({ db, keys }: Vault): Promise<Names> =>
  (await readBox(db, keys.capture, PEOPLE, z.record(z.string(), z.string()))) ?? {};

export const peopleRow = ({ keys }: Vault, people: Names) => boxRow(keys.capture, PEOPLE, people);
