import { beforeEach, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { emptyStorage, needle, newPhone } from './phone.ts';

beforeEach(emptyStorage);

const HERE = { lat: 51.273, lon: 0.519 };
const METRE = 1 / 111_195;
const north = (metres: number): JsonObject => ({
  place: { name: 'River Steps', position: { ...HERE, lat: HERE.lat + metres * METRE } },
});
const daysAgo = (days: number) => ({
  from: new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString(),
  precision: 'minute' as const,
  typed: true,
});

it('offers finds within 50 m and 7 days, the nearest first, and none beyond', async () => {
  const { device } = await newPhone();
  const save = async (metres: number, days: number): Promise<string> => {
    const record = newId();
    const saved = await device.save(record, 'needle-find', [{ ...needle(north(metres)), at: daysAgo(days) }]);
    expect(saved).toMatchObject({ outcome: 'saved' });
    return record;
  };
  const [at40, at5] = [await save(40, 1), await save(5, 6)];
  await save(60, 1);
  await save(5, 8);
  const found = await device.near('needle-find', HERE, new Date().toISOString());
  expect(found.map(({ id, metres }) => [id, Math.round(metres)])).toEqual([
    [at5, 5],
    [at40, 40],
  ]);
  expect(await device.near('notice', HERE, new Date().toISOString())).toEqual([]);
});

it('counts once what is added to a find that is there already', async () => {
  const { device } = await newPhone();
  const record = newId();
  await device.save(record, 'needle-find', [needle(north(0))]);
  const added = { id: newId(), type: 'more', body: { count: 3, action: 'crew-called' } };
  await device.save(record, 'needle-find', [added]);
  await device.save(record, 'needle-find', [added]);
  const { lines, total } = await device.records({ most: 50 });
  expect(total).toBe(1);
  expect(lines[0]?.detail).toContain('10 found');
});

it('tells in a list how long it has waited, minute by minute', async () => {
  const { device, clock } = await newPhone();
  await device.save(newId(), 'needle-find', [needle({ ...north(0), action: 'crew-called' })]);
  const told = async () => (await device.records({ most: 50 })).lines[0];
  const first = await told();
  expect(first?.timed).toBe(true);
  clock.now += 61_000;
  const later = await told();
  expect([first?.detail, later?.detail].map((detail) => detail?.split(', ').at(-1))).toEqual([
    'waiting 0 min',
    'waiting 1 min',
  ]);
});
