import { beforeEach, describe, expect, it } from 'vitest';
import { defaultLaw } from '#domain/law-table.ts';
import type { SettingsDocument } from '#protocol/settings-documents.ts';
import { emptyStorage, everythingStored, newPhone, PASSPHRASE, request, saveNeedle } from './phone.ts';

beforeEach(emptyStorage);

const law = (version: number, from: string, appealDays: number) =>
  ({ name: 'law', version, from, body: { ...defaultLaw, appealDays } }) as const;

describe('settings of the council', () => {
  it('hold by their dates, are kept over a restart, and only what is lacking is asked for', async () => {
    const phone = await newPhone();
    expect((await phone.device.settings()).rulebook.law).toHaveLength(1);
    const places: SettingsDocument = {
      name: 'places',
      version: 1,
      from: '2026-01-01',
      body: [{ name: 'Wren Street', aliases: [], container: false }],
    };
    const later: SettingsDocument = { ...places, version: 2, from: '2027-01-01', body: [] };
    await phone.device.keepSettings([
      law(1, '2020-01-01', 21),
      law(2, '2026-12-01', 28),
      law(3, '2026-12-01', 30),
      places,
      later,
    ]);
    expect(phone.device.lackingSettings([law(3, '2026-12-01', 30), law(4, '2027-01-01', 21)])).toMatchObject([
      { version: 4 },
    ]);
    const again = await phone.again();
    await again.unlock(PASSPHRASE);
    const known = await again.settings();
    expect(known.rulebook.law.map(({ from, law: { appealDays } }) => [from, appealDays])).toEqual([
      ['2020-01-01', 21],
      ['2026-12-01', 30],
    ]);
    expect(known.places.map(({ name }) => name)).toEqual(['Wren Street']);
    expect(await everythingStored()).not.toContain('Wren Street');
  });
});

describe('another version of the app', () => {
  const database = async () => (await indexedDB.databases()).find(({ name }) => name?.startsWith('w-'));

  it('that upgrades in another window makes this one let go, lock, and say so', async () => {
    const phone = await newPhone();
    const { name = '', version = 0 } = (await database()) ?? {};
    (await request(indexedDB.open(name, version + 10))).close();
    expect((await phone.device.status().catch(() => undefined))?.lock).not.toBe('unlocked');
    expect(phone.changes).toContain('lock');
  });

  it('that has been here before is not written over by older code', async () => {
    const phone = await newPhone();
    await saveNeedle(phone.device);
    phone.device.close();
    const { name = '', version = 0 } = (await database()) ?? {};
    (await request(indexedDB.open(name, version + 10))).close();
    await expect(phone.again()).rejects.toThrow('newer version of this app');
  });
});
