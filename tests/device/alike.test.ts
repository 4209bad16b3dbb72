// Likely the same person or premises: found in the phone's own records, linked by the officer alone, taken back with a reason.
import { beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '#domain/json.ts';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import type { Device } from '#device/device.ts';
import { emptyStorage, example, newPhone } from './phone.ts';

beforeEach(emptyStorage);

const ROLES = ['officer', 'assessor', 'coordinator', 'manager'] as const;
const kind = kinds.find(({ identity }) => identity)?.name ?? '';
const person = { recipientName: 'Katherine Smith', dateOfBirth: '1961-02-03', address: '9 Fiction Road, Eastmere' };

const begun = (more: JsonObject) => {
  const logged = example(kind);
  return { ...logged, body: { ...logged.body, ...more } };
};
async function keep(device: Device, more: JsonObject): Promise<string> {
  const record = newId();
  expect(await device.save(record, kind, [begun(more)])).toMatchObject({ outcome: 'saved' });
  return record;
}
const write = (device: Device, record: string, type: string, body: JsonObject) =>
  device.save(record, kind, [{ id: newId(), type, body }]);

describe('likely matches', () => {
  it('are offered while the form is filled in, with the reasons', async () => {
    const { device } = await newPhone();
    const earlier = await keep(device, person);
    await keep(device, { recipientName: 'Pat Otherwise', dateOfBirth: '1970-01-01', address: '1 Elsewhere Lane' });
    const typed = begun({ recipientName: 'Catherine Smyth', dateOfBirth: '1961-02-03', address: '9 Fiction Rd' });
    const found = await device.alike(newId(), kind, [typed]);
    expect(found).toEqual([
      {
        record: earlier,
        heading: expect.any(String),
        detail: expect.any(String),
        why: ['name sounds alike', 'same date of birth', 'same address'],
      },
    ]);
  });

  it('never come from a sealed record, and are never asked for one', async () => {
    const { device } = await newPhone({ roles: ROLES });
    for (const sealed of kinds.filter((each) => each.sealed)) {
      const record = newId();
      const text = JSON.stringify(example(sealed.name).body).replaceAll(
        /"[A-Z][a-z]+ [A-Z][a-z]+"/g,
        '"Katherine Smith"',
      );
      await device.save(record, sealed.name, [{ ...example(sealed.name), body: JSON.parse(text) }]);
      expect(await device.record(record)).toBeDefined();
      expect(await device.alike(newId(), kind, [begun(person)])).toEqual([]);
      expect(await device.alike(record, sealed.name, [])).toEqual([]);
    }
  });

  it('are the same after a restart', async () => {
    const { device, again } = await newPhone();
    await keep(device, person);
    const before = await device.alike(newId(), kind, [begun(person)]);
    device.close();
    const later = await again();
    await later.unlock('lantern harbour gravel');
    expect(await later.alike(newId(), kind, [begun(person)])).toEqual(before);
    expect(before).toHaveLength(1);
  });
});

describe('a link', () => {
  it('is an entry of one record, shown on both, and ends the offer', async () => {
    const { device } = await newPhone();
    const [first, second] = [await keep(device, person), await keep(device, person)];
    expect(await device.alike(second, kind, [])).toMatchObject([{ record: first }]);
    await write(device, second, 'linked', { record: first, why: 'Same date of birth' });
    expect((await device.record(second))?.linked).toMatchObject([{ record: first, why: 'Same date of birth' }]);
    expect((await device.record(first))?.linked).toMatchObject([{ record: second, heading: expect.any(String) }]);
    expect(await device.alike(second, kind, [])).toEqual([]);
  });

  it('is taken back with a reason, and both stay in the thread', async () => {
    const { device } = await newPhone();
    const [first, second] = [await keep(device, person), await keep(device, person)];
    await write(device, second, 'linked', { record: first, why: 'Same name' });
    expect(await write(device, second, 'unlinked', { record: first })).toMatchObject({ outcome: 'failed' });
    await write(device, second, 'unlinked', { record: first, reason: 'Father and son' });
    const view = await device.record(second);
    expect(view?.linked).toEqual([]);
    expect(view?.state.timeline.map(({ type }) => type)).toEqual(['logged', 'linked', 'unlinked']);
    expect((await device.record(first))?.linked).toEqual([]);
  });

  it('is saved with what it was offered for, in one save', async () => {
    const { device } = await newPhone();
    const [first, second] = [await keep(device, person), newId()];
    const linked = { id: newId(), type: 'linked', body: { record: first, why: 'Same address' } };
    expect(await device.save(second, kind, [begun(person), linked])).toMatchObject({ outcome: 'saved' });
    expect((await device.record(second))?.linked).toMatchObject([{ record: first, why: 'Same address' }]);
  });

  it('is not written on a sealed record', async () => {
    const { device } = await newPhone({ roles: ROLES });
    const first = await keep(device, person);
    for (const sealed of kinds.filter((each) => each.sealed)) {
      const record = newId();
      await device.save(record, sealed.name, [example(sealed.name)]);
      const linked = { id: newId(), type: 'linked', body: { record: first, why: 'Same name' } };
      expect(await device.save(record, sealed.name, [linked])).toMatchObject({ outcome: 'failed' });
    }
  });
});
