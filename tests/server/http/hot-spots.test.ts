import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import { exportHotSpots, readHotSpots } from '#protocol/hot-spots.ts';
import { openTestCouncil, phoneEntry, pushFrom, type TestCouncil } from './test-council.ts';

const kind = kinds.find(({ gathers }) => gathers);
let council: TestCouncil;

beforeAll(async () => {
  council = await openTestCouncil();
  const { id } = await council.person('Robin Vale', ['officer']);
  const phone = await council.phone(id);
  const find = (day: string, lat: number) =>
    phoneEntry(phone, {
      record: newId(),
      kind: kind?.name ?? '',
      type: 'logged',
      at: { from: `${day}T09:00:00.000Z`, precision: 'minute', typed: true },
      body: {
        ...kind?.entries.logged?.example,
        place: { name: 'Garden of Quillfeather', position: { lat, lon: 0.519 } },
        notes: 'Quillfeather handed them in',
      },
    });
  await pushFrom(council, phone, [
    find('2026-03-01', 51.273),
    find('2026-03-05', 51.2731),
    find('2026-03-06', 51.29),
    find('2025-03-03', 51.273),
  ]);
});
afterAll(() => council.close());

const asked = (more: object = {}) => ({
  cookie: council.admin,
  params: { name: kind?.path ?? '' },
  query: { from: '2026-01-01', to: '2026-06-30', metres: '60', days: '28', ...more },
});

it('shows where finds gather beside the year before, and how many it left out', async () => {
  const { spots, pinned, unpinned } = (await council.ask(readHotSpots, asked())).json();
  expect(spots).toMatchObject([
    { incidents: 2, firstOn: '2026-03-01', lastOn: '2026-03-05', before: { incidents: 1 }, name: 'TQ 7580 5567' },
  ]);
  expect([pinned.incidents, unpinned.incidents]).toEqual([3, 0]);
  expect((await council.ask(readHotSpots, asked({ days: '2' }))).json().spots).toEqual([]);
});

it('gives them as GeoJSON with nothing that an officer typed', async () => {
  const answer = await council.ask(exportHotSpots, asked());
  expect(answer.headers['content-type']).toContain('application/geo+json');
  expect(answer.body).not.toMatch(/Quillfeather|Robin/);
  expect(answer.json()).toMatchObject({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [0.519, 51.2731] } }],
  });
});

it('is for a year at most, and of kinds that gather alone', async () => {
  expect((await council.ask(readHotSpots, asked({ from: '2020-01-01' }))).statusCode).toBe(400);
  const sealed = kinds.find((each) => each.sealed);
  expect((await council.ask(readHotSpots, { ...asked(), params: { name: sealed?.path ?? '' } })).statusCode).toBe(404);
});
