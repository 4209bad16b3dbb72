import { beforeEach, describe, expect, it } from 'vitest';
import { addsUp } from '#device/ledger.ts';
import { COLLEAGUE, echoOf, noteOn, pull, pulledNeedle, pullOf } from './council-pull.ts';
import { damage, emptyStorage, newPhone, outboxAtCouncil, PASSPHRASE, rawRows, saveNeedle } from './phone.ts';

beforeEach(emptyStorage);

describe('a pull', () => {
  it('shows what it brought, offline, after a restart too, and finds it by its words', async () => {
    const phone = await newPhone();
    const entries = Array.from({ length: 30 }, (_, i) => pulledNeedle(i));
    expect(await pull(phone.device, [{ entries: entries.slice(0, 20) }, { entries: entries.slice(20) }])).toBe(
      'applied',
    );
    for (const device of [phone.device, await phone.again()]) {
      await device.unlock(PASSPHRASE);
      const { lines, total } = await device.records({ most: 5 });
      expect([total, lines.length, lines[0]?.heading]).toEqual([30, 5, 'Needle find, Place 29']);
      expect((await device.records({ words: 'find 17', most: 5 })).lines.map(({ heading }) => heading)).toEqual([
        'Needle find, Place 17',
      ]);
      const view = await device.record(entries[3]?.entry.record ?? '');
      expect(view).toMatchObject({
        unknown: false,
        people: { [COLLEAGUE]: 'Sam Pike' },
        state: { details: { notes: 'Find 3' } },
      });
    }
  });

  it('is applied once: the same answer again, or one asked with an older cursor, changes nothing', async () => {
    const { device } = await newPhone();
    const answer = pullOf([{ entries: [pulledNeedle(1)] }], undefined);
    expect(await device.applyPull(answer)).toBe('applied');
    expect(await device.applyPull(answer)).toBe('stale');
    expect((await rawRows('pages')).length).toBe(1);
    expect((await device.records({ most: 9 })).total).toBe(1);
  });

  it('brings own entries back: the journal row goes, the number and the time come, the ledger stands', async () => {
    const { device, council } = await newPhone();
    const record = await saveNeedle(device);
    await saveNeedle(device);
    const [first] = await outboxAtCouncil(council);
    if (!first) throw new Error('Nothing was saved');
    await pull(device, [{ entries: [echoOf(first)] }], { echoes: [{ seq: 1, number: 1, effect: 'effect' }] });
    expect((await rawRows('journal')).length).toBe(1);
    const view = await device.record(record);
    expect(view?.state.timeline[0]).toMatchObject({ number: 1, receivedAt: expect.any(String) });
    expect((await device.records({ most: 9 })).total).toBe(2);
    expect(addsUp((await device.outbox()).ledger)).toBe(true);
  });

  it('keeps the journal row of an echo whose page cannot be read', async () => {
    const { device } = await newPhone();
    const record = await saveNeedle(device);
    const answer = pullOf([{ entries: [pulledNeedle(1)] }], undefined, {
      echoes: [{ seq: 1, number: 1, effect: 'effect' }],
    });
    await device.applyPull({ ...answer, pages: [new Uint8Array([1, 2, 3])] });
    expect((await rawRows('journal')).length).toBe(1);
    expect((await device.record(record))?.state.begun).toBe(true);
    // The page went aside, and the next pull starts from the beginning.
    expect((await device.health()).quarantined).toBe(1);
    expect((await device.current())?.cursor).toBeUndefined();
  });

  it('adds later entries to a record whose first ones lie in an older page', async () => {
    const phone = await newPhone();
    const first = pulledNeedle(1);
    await pull(phone.device, [{ entries: [first, pulledNeedle(2)] }]);
    await pull(phone.device, [{ entries: [noteOn(first.entry.record, 'Crew came at noon')] }]);
    for (const device of [phone.device, await phone.again()]) {
      await device.unlock(PASSPHRASE);
      expect((await device.records({ words: 'crew noon', most: 5 })).lines.map(({ id }) => id)).toEqual([
        first.entry.record,
      ]);
      expect((await device.record(first.entry.record))?.state.notes.length).toBe(1);
      expect((await device.records({ most: 5 })).total).toBe(2);
    }
  });

  it('from the beginning replaces what was there only when all of it has come', async () => {
    const { device } = await newPhone();
    const [kept, gone] = [pulledNeedle(1), pulledNeedle(2)];
    await pull(device, [{ entries: [kept, gone] }]);
    await device.records({ most: 1 });
    await damage('meta', withoutCursor);
    await pull(device, [{ entries: [kept] }], { cursor: 'a', more: true });
    expect((await device.records({ most: 9 })).total).toBe(2);
    await pull(device, [{ entries: [pulledNeedle(3)] }], { cursor: 'b' });
    expect((await device.records({ most: 9 })).total).toBe(2);
    expect(await device.record(gone.entry.record)).toBeUndefined();
  });

  it('forgets what left this person’s reach, wherever it lies', async () => {
    const phone = await newPhone();
    const [stays, leaves] = [pulledNeedle(1), pulledNeedle(2)];
    const sealed = pulledNeedle(3, {}, { kind: 'sanctuary', body: {} });
    await pull(phone.device, [{ entries: [stays, leaves] }, { entries: [sealed], sealedRecord: sealed.entry.record }]);
    expect((await phone.device.records({ most: 9 })).total).toBe(3);
    await pull(phone.device, [], { leave: [leaves.entry.record, sealed.entry.record] });
    for (const device of [phone.device, await phone.again()]) {
      await device.unlock(PASSPHRASE);
      expect((await device.records({ most: 9 })).lines.map(({ id }) => id)).toEqual([stays.entry.record]);
    }
    expect((await rawRows('settings')).filter((row) => JSON.stringify(row).includes('record-key'))).toEqual([]);
  });

  it('shows what a newer app wrote instead of hiding it', async () => {
    const { device } = await newPhone();
    const strange = pulledNeedle(1, {}, { kind: 'abandoned-vehicle', body: { registration: 'AB12 CDE' } });
    const newer = { ...strange, entry: { ...strange.entry, mood: 'new field' } };
    await pull(device, [{ entries: [newer, pulledNeedle(2)] }]);
    const { lines } = await device.records({ most: 9 });
    expect(lines.map(({ heading }) => heading)).toContain('Update the app to see this');
    expect((await device.record(strange.entry.record))?.unknown).toBe(true);
  });

  it('a day leaves few pages behind: small ones are put together, and nothing of them is lost', async () => {
    const phone = await newPhone();
    const first = pulledNeedle(0);
    await pull(phone.device, [{ entries: [first] }]);
    for (let i = 1; i < 20; i++) await pull(phone.device, [{ entries: [pulledNeedle(i)] }]);
    await pull(phone.device, [{ entries: [noteOn(first.entry.record, 'Late note')] }]);
    await expect.poll(async () => (await rawRows('pages')).length).toBeLessThan(16);
    for (const device of [phone.device, await phone.again()]) {
      await device.unlock(PASSPHRASE);
      expect((await device.records({ most: 5 })).total).toBe(20);
      expect((await device.record(first.entry.record))?.state.notes.length).toBe(1);
      expect((await device.records({ words: 'late note', most: 5 })).total).toBe(1);
    }
    expect((await phone.device.health()).quarantined).toBe(0);
  });

  it('keeps the council’s clock', async () => {
    const { device, clock, council } = await newPhone();
    clock.now -= 60_000;
    await pull(device, []);
    await saveNeedle(device);
    expect((await outboxAtCouncil(council))[0]).toMatchObject({
      clockOffset: 60_000,
      at: { from: '2026-11-23T09:00:00.000Z' },
    });
  });

  it('marks what the council holds', async () => {
    const { device } = await newPhone();
    const { person } = await device.me();
    const held = pulledNeedle(1, { held: true }, { by: person.id });
    await pull(device, [{ entries: [held] }]);
    expect((await device.records({ most: 9 })).lines[0]?.delivery).toBe('deciding');
  });
});

const withoutCursor = (row: unknown): unknown => {
  if (typeof row !== 'object' || row === null || !('cursor' in row)) return row;
  const { cursor: _, ...rest } = row;
  return rest;
};
