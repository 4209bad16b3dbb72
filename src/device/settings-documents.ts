// The council's settings as this phone has them, under the capture key: law, places, wards, wording, how it works; and who people are.
import { z } from 'zod';
import { defaultLaw } from '#domain/law-table.ts';
import { instantText } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { defaultWorking, workingSchema } from '#domain/working.ts';
import { type AreaMap, areaMapSchema } from '#protocol/area-map.ts';
import { rulebookOf, wordingsOf } from '#protocol/rulebook-of-settings.ts';
import {
  placesSchema,
  type SettingsDocument,
  settingsDocumentSchema,
  wardsSchema,
} from '#protocol/settings-documents.ts';
import { decryptJson } from './cipher.ts';
import { inOneTransaction } from './database.ts';
import { boxPlace, boxRow, readBox } from './boxes.ts';
import type { Vault } from './open-vault.ts';
import type { PhoneSettings } from './phone-storage.ts';
import { readEach } from './quarantine.ts';

const DOCUMENT = 'document/';
const nameOf = ({ name, version }: Pick<SettingsDocument, 'name' | 'version'>): string =>
  `${DOCUMENT}${name}/${version}`;

export interface KnownSettings extends Omit<PhoneSettings, 'clockOffset'> {
  /** Names and versions of every document here. */
  readonly held: readonly string[];
  /** Changes whenever a law or the practice does. */
  readonly rulesStamp: string;
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
  const { law, working } = rulebookOf(documents);
  return {
    rulebook: { law: law.length > 0 ? law : [{ from: '1970-01-01', law: defaultLaw }], working },
    wording: wordingsOf(documents),
    places: inForce('places', placesSchema, []),
    wards: inForce('wards', wardsSchema, []),
    map: inForce<AreaMap | null | undefined>('map', areaMapSchema.nullable(), undefined),
    working: inForce('working', workingSchema, defaultWorking),
    held: documents.map(nameOf),
    rulesStamp: sorted
      .filter(({ name }) => name === 'law' || name === 'working')
      .map(nameOf)
      .join(' '),
  };
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
