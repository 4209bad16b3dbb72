import { beforeEach, describe, expect, it } from 'vitest';
import { addsUp } from '#device/ledger.ts';
import { newId } from '#domain/id.ts';
import { emptyStorage, needle, newPhone, outboxAtCouncil, rawRows, saveNeedle } from './phone.ts';

beforeEach(emptyStorage);

describe('saving', () => {
  it('shows the record at once, and the council can open what waits for it', async () => {
    const { device, council, marks } = await newPhone();
    const record = await saveNeedle(device, { notes: 'Under the bench' });
    const { lines, total } = await device.records({ most: 50 });
    expect({ total, ...lines[0] }).toMatchObject({
      total: 1,
      id: record,
      kind: 'needle-find',
      delivery: 'waiting',
      open: false,
    });
    const [entry] = await outboxAtCouncil(council);
    expect(entry).toMatchObject({ record, seq: 1, type: 'logged', body: { notes: 'Under the bench' } });
    expect(marks.map(({ seq }) => seq)).toEqual([1]);
    const { ledger, waiting } = await device.outbox();
    expect(addsUp(ledger)).toBe(true);
    expect(waiting.map(({ seq, heading }) => [seq, heading])).toEqual([[1, 'Needle find, River Steps']]);
  });

  it('is there after a restart, once unlocked', async () => {
    const phone = await newPhone();
    const record = await saveNeedle(phone.device);
    const again = await phone.again();
    expect((await again.status()).lock).toBe('locked');
    expect(await again.unlock('lantern harbour gravel')).toEqual({ outcome: 'unlocked' });
    expect((await again.records({ most: 50 })).lines.map(({ id }) => id)).toEqual([record]);
    expect((await again.record(record))?.state.details).toMatchObject({ count: 7 });
  });

  it('takes a repeated save for the same one', async () => {
    const { device } = await newPhone();
    const [record, entry] = [newId(), needle()];
    const [first, second] = [
      await device.save(record, 'needle-find', [entry]),
      await device.save(record, 'needle-find', [entry]),
    ];
    expect(second).toEqual(first);
    expect((await device.outbox()).ledger.saved).toBe(1);
  });

  it('takes two taps at once, or two tabs, for one save', async () => {
    const phone = await newPhone();
    const other = await phone.again();
    await other.unlock('lantern harbour gravel');
    for (const second of [phone.device, other]) {
      const [record, entry] = [newId(), needle()];
      const both = await Promise.all([
        phone.device.save(record, 'needle-find', [entry]),
        second.save(record, 'needle-find', [entry]),
      ]);
      expect(both.map(({ outcome }) => outcome)).toEqual(['saved', 'saved']);
    }
    expect((await outboxAtCouncil(phone.council)).length).toBe(2);
  });

  it('does not say that it saved what differs from what was saved under the same form', async () => {
    const phone = await newPhone();
    const other = await phone.again();
    await other.unlock('lantern harbour gravel');
    await other.records({ most: 1 });
    const [record, entry] = [newId(), needle({ notes: 'By the slide' })];
    const edited = { ...entry, body: { ...entry.body, notes: 'By the slide, and two more in the grass' } };
    expect(await phone.device.save(record, 'needle-find', [entry])).toMatchObject({ outcome: 'saved' });
    for (const device of [phone.device, other])
      expect(await device.save(record, 'needle-find', [edited])).toMatchObject({
        outcome: 'failed',
        message: expect.stringContaining('already saved'),
      });
    expect(await outboxAtCouncil(phone.council)).toHaveLength(1);
  });

  it('says of two tabs with other answers in the same form at once that one of them is not saved', async () => {
    const phone = await newPhone();
    const other = await phone.again();
    await other.unlock('lantern harbour gravel');
    await saveNeedle(other);
    await saveNeedle(phone.device);
    const [record, entry] = [newId(), needle({ notes: 'By the slide' })];
    const edited = { ...entry, body: { ...entry.body, notes: 'By the slide, and two more in the grass' } };
    const both = await Promise.all([
      phone.device.save(record, 'needle-find', [entry]),
      other.save(record, 'needle-find', [edited]),
    ]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['failed', 'saved']);
    expect(await outboxAtCouncil(phone.council)).toHaveLength(3);
  });

  it('refuses what does not fit, in words, and keeps nothing of it', async () => {
    const { device } = await newPhone();
    expect(await device.save(newId(), 'needle-find', [needle({ count: -1 })])).toMatchObject({ outcome: 'failed' });
    expect(await device.save(newId(), 'abandoned-vehicle', [needle()])).toMatchObject({ outcome: 'failed' });
    expect(await rawRows('outbox')).toEqual([]);
  });

  it('refuses what is not this person’s to write', async () => {
    const { device } = await newPhone({ roles: ['installer'] });
    const saved = await device.save(newId(), 'needle-find', [needle()]);
    expect(saved).toMatchObject({ outcome: 'failed', message: expect.stringContaining('role') });
  });

  it('puts strict durability in force', async () => {
    const { device } = await newPhone();
    await saveNeedle(device);
    expect((await device.health()).durability).toBe('strict');
  });
});
