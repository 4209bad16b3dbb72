// OGC API – Features as a GIS asks it: with the council's token, in pages, by box and time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import { listCollections, listFeatures, readCollection, readFeature, readFeatures } from '#protocol/features.ts';
import { writeSettings } from '#protocol/settings-documents.ts';
import { FEATURES_TOKEN, openTestCouncil, phoneEntry, pushFrom, type TestCouncil } from './test-council.ts';

const kind = kinds.find(({ gathers }) => gathers);
const headers = { authorization: `Bearer ${FEATURES_TOKEN}`, 'sec-fetch-site': undefined };
const params = { name: kind?.path ?? '' };
let council: TestCouncil;

beforeAll(async () => {
  council = await openTestCouncil();
  const { id } = await council.person('Robin Vale', ['officer']);
  const phone = await council.phone(id);
  await council.ask(writeSettings, {
    cookie: council.admin,
    params: { name: 'places' },
    body: {
      from: '2019-01-01',
      body: [{ name: 'River Steps', aliases: ['the steps'], container: false }],
    },
  });
  const find = (day: string, lat: number, place: string, more: object = {}) =>
    phoneEntry(phone, {
      record: newId(),
      kind: kind?.name ?? '',
      type: 'logged',
      at: { from: `${day}T09:00:00.000Z`, precision: 'minute', typed: true },
      body: {
        ...kind?.entries.logged?.example,
        place: { name: place, position: { lat, lon: 0.519_123_4 } },
        notes: 'Quillfeather handed them in',
        ...more,
      },
    });
  await pushFrom(council, phone, [
    find('2026-03-01', 51.273_123_4, 'the Steps'),
    find('2026-03-05', 51.28, 'Garden of Quillfeather'),
    find('2026-06-30', 51.29, 'River Steps'),
    find('2026-07-01', 51.29, 'River Steps', { countsOfficially: 'no' }),
  ]);
});
afterAll(() => council.close());

const items = async (query: object = {}) => (await council.ask(listFeatures, { params, query, headers })).json();
const daysOf = ({ features }: { features: { properties: { foundOn: string } }[] }) =>
  features.map(({ properties }) => properties.foundOn);

describe('features', () => {
  it('begin with links to all the rest, and name no kind that is sealed', async () => {
    const { links } = (await council.ask(readFeatures, { headers })).json();
    expect(links.map(({ rel }: { rel: string }) => rel)).toEqual(['self', 'service-desc', 'conformance', 'data']);
    const { collections } = (await council.ask(listCollections, { headers })).json();
    const open = kinds.filter(({ openData }) => openData).map(({ path }) => path);
    expect(collections.map(({ id }: { id: string }) => id)).toEqual(open);
    for (const { path } of kinds.filter(({ sealed }) => sealed))
      expect((await council.ask(listFeatures, { params: { name: path }, headers })).statusCode).toBe(404);
  });

  it('are GeoJSON to ten metres, with no word that an officer typed', async () => {
    const answer = await council.ask(listFeatures, { params, headers });
    expect(answer.headers['content-type']).toContain('application/geo+json');
    expect(answer.body).not.toMatch(/Quillfeather|Robin|Vale/);
    const { features, numberReturned } = answer.json();
    expect([numberReturned, daysOf(answer.json())]).toEqual([3, ['2026-03-01', '2026-03-05', '2026-06-30']]);
    expect(features[0]).toMatchObject({
      geometry: { type: 'Point', coordinates: [0.5191, 51.2731] },
      properties: { place: 'River Steps', count: 7 },
    });
    expect(features[1].properties.place).toBeNull();
    const one = await council.ask(readFeature, { params: { ...params, id: features[0].id }, headers });
    expect(one.json()).toMatchObject(features[0]);
  });

  it('say what they cover, so that a map can open on them', async () => {
    const { extent } = (await council.ask(readCollection, { params, headers })).json();
    expect(extent.spatial.bbox).toEqual([[0.5191, 51.2731, 0.5191, 51.29]]);
    expect(extent.temporal.interval).toEqual([['2026-03-01T00:00:00.000Z', '2026-06-30T23:00:00.000Z']]);
    const { collections } = (await council.ask(listCollections, { headers })).json();
    const empty = collections.find(({ id }: { id: string }) => id !== params.name);
    expect(empty).not.toHaveProperty('extent');
  });

  it('are asked by box and by time, open at either end', async () => {
    expect(daysOf(await items({ bbox: '0.5,51.27,0.53,51.285' }))).toEqual(['2026-03-01', '2026-03-05']);
    expect(daysOf(await items({ datetime: '2026-03-05' }))).toEqual(['2026-03-05']);
    expect(daysOf(await items({ datetime: '2026-03-05T00:00:00Z/..' }))).toEqual(['2026-03-05', '2026-06-30']);
    expect(daysOf(await items({ datetime: '../2026-03-01T12:00:00+00:00' }))).toEqual(['2026-03-01']);
    for (const query of [{ bbox: '1,2,3' }, { bbox: '0,60,1,50' }, { datetime: 'spring' }, { limit: 0 }])
      expect((await council.ask(listFeatures, { params, query, headers })).statusCode).toBe(400);
  });

  it('come in pages that follow one another', async () => {
    const seen: string[] = [];
    let page = await items({ limit: 2, datetime: '2026-01-01/2026-12-31' });
    for (;;) {
      seen.push(...daysOf(page));
      const next = page.links.find(({ rel }: { rel: string }) => rel === 'next');
      if (!next) break;
      const query = Object.fromEntries(new URL(next.href).searchParams);
      page = await items(query);
    }
    expect(seen).toEqual(['2026-03-01', '2026-03-05', '2026-06-30']);
  });

  it('are for nobody with another token, and for a manager with none', async () => {
    const guess = { ...headers, authorization: 'Bearer a plain fictional guess' };
    expect((await council.ask(listFeatures, { params, headers: guess })).statusCode).toBe(401);
    expect((await council.ask(listFeatures, { params, cookie: council.admin })).statusCode).toBe(200);
  });
});
