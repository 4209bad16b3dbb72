import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { type AreaMap, beginMapUpload, publishMap, readAreaMap, removeMap, uploadMapPart } from '#protocol/area-map.ts';
import { readSettings, writeSettings } from '#protocol/settings-documents.ts';
import { runErrand } from '#server/command-door.ts';
import { archiveOf, MVT, PNG, tilesAround, vectorArchive } from '../../support/area-map.ts';
import { openTestCouncil, type TestCouncil } from './test-council.ts';

const here = { lat: 51.31, lon: 1.55 };
const square = (name: string) => ({
  type: 'FeatureCollection' as const,
  features: [
    {
      type: 'Feature' as const,
      properties: { name },
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [1.54, 51.3],
            [1.56, 51.3],
            [1.56, 51.32],
            [1.54, 51.32],
            [1.54, 51.3],
          ],
        ],
      },
    },
  ],
});
const vector = vectorArchive(here, [10, 11, 12], { water: square('Harbour') });
const raster = archiveOf(
  tilesAround(here, [10]).map((tile) => ({ ...tile, bytes: new Uint8Array([137, 80, 78, 71]) })),
  { type: PNG, bounds: [1.5, 51.2, 1.6, 51.4] },
);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let council: TestCouncil;
beforeAll(async () => {
  council = await openTestCouncil();
});
afterAll(() => council.close());

const as = (cookie: string | undefined = council.admin) => ({ cookie });
const fileOf = (bytes: Uint8Array | string, name = 'area.pmtiles') => {
  const file = path.join(council.services.config.dataFolder, name);
  fs.writeFileSync(file, bytes);
  return file;
};
const run = (args: string[], input = '') => runErrand(council.services, { command: 'map', args, input });
const add = (bytes: Uint8Array | string) => run(['add', 'area.pmtiles'], fileOf(bytes));

async function published(): Promise<AreaMap | null | undefined> {
  const { documents } = (await council.ask(readSettings, as())).json();
  return documents.findLast(({ name }: { name: string }) => name === 'map')?.body;
}

describe('a file of the command line', () => {
  test('is published with what it says of itself', async () => {
    const { ok, text } = await add(vector);
    expect(text).toContain('vector tiles, zooms 10 to 12');
    expect(ok).toBe(true);
    expect(await published()).toEqual({
      name: 'area',
      sha256: hashOf(vector),
      size: vector.length,
      tiles: 'vector',
      bounds: { west: 1.5, south: 51.26, east: 1.6, north: 51.36 },
      minZoom: 10,
      maxZoom: 12,
      attribution: '© Eastmere Maps',
    });
    expect((await run(['show'])).text).toContain(hashOf(vector));
  });

  test('replaces the one before it, whose bytes go', async () => {
    await add(vector);
    await add(raster);
    expect(await published()).toMatchObject({ tiles: 'raster', sha256: hashOf(raster) });
    const old = await council.ask(readAreaMap, { ...as(), query: { sha256: hashOf(vector) } });
    expect(old.statusCode).toBe(404);
  });

  test('is taken away again', async () => {
    await add(raster);
    expect((await run(['remove'])).ok).toBe(true);
    expect(await published()).toBeNull();
    expect((await run(['show'])).text).toContain('There is no area map');
  });

  const damaged = new Uint8Array(vector).fill(255, 127, 140);
  const unknownTiles = archiveOf([{ z: 1, x: 0, y: 0, bytes: new Uint8Array(1) }], { type: 6, bounds: [0, 0, 1, 1] });
  const nowhere = archiveOf([{ z: 1, x: 0, y: 0, bytes: new Uint8Array(1) }], { type: MVT, bounds: [1, 1, 1, 1] });
  const empty = archiveOf([], { type: MVT, bounds: [0, 0, 1, 1] });
  test.each<[string, Uint8Array | string, string]>([
    ['words', 'once upon a time', 'This is not a PMTiles file'],
    ['nothing', '', 'This is not a PMTiles file'],
    ['MBTiles', 'SQLite format 3\u0000', 'MBTiles'],
    ['a ZIP file', 'PK\u0003\u0004', 'Unpack it first'],
    ['GeoJSON', '{"type":"FeatureCollection"}', 'ward boundaries and places'],
    ['an older version', 'PMTiles\u0002', 'PMTiles version 2'],
    ['half a file', vector.subarray(0, vector.length - 10), 'cut short'],
    ['half a header', vector.subarray(0, 60), 'cut short'],
    ['a damaged one', damaged, 'cannot be read on'],
    ['tiles of another type', unknownTiles, 'cannot draw'],
    ['one without an area', nowhere, 'which area it shows'],
    ['one without tiles', empty, 'no tiles'],
  ])('says what is wrong with %s, and changes nothing', async (_, bytes, words) => {
    await add(raster);
    const { ok, text } = await add(bytes);
    expect([ok, text]).toEqual([false, expect.stringContaining(words)]);
    expect(await published()).toMatchObject({ sha256: hashOf(raster) });
    const maps = path.join(council.services.config.dataFolder, 'maps');
    const files = fs.readdirSync(maps, { recursive: true, encoding: 'utf8' }).filter((file) => /[.]/.test(file));
    expect(files.map((file) => path.basename(file))).toEqual([`${hashOf(raster)}.pmtiles`]);
  });
});

describe('an upload of the desk', () => {
  const begin = async (): Promise<string> => (await council.ask(beginMapUpload, as())).json().id;
  const part = (id: string, from: number, body: Uint8Array) =>
    council.ask(uploadMapPart, { ...as(), params: { id }, query: { from }, body });
  const publish = (id: string) => council.ask(publishMap, { ...as(), params: { id }, body: { name: 'Eastmere' } });

  test('goes in parts, each once, and is published whole', async () => {
    const id = await begin();
    expect((await part(id, 0, vector.subarray(0, 100))).json()).toEqual({ received: 100 });
    expect((await part(id, 0, vector.subarray(0, 100))).json()).toEqual({ received: 100 });
    await part(id, 100, vector.subarray(100));
    expect((await publish(id)).json()).toMatchObject({ name: 'Eastmere', sha256: hashOf(vector) });
    expect((await publish(id)).statusCode).toBe(404);
  });

  test('is refused in a sentence and forgotten when it is no map', async () => {
    const before = await published();
    const id = await begin();
    await part(id, 0, new TextEncoder().encode('once upon a time'));
    const answer = await publish(id);
    expect([answer.statusCode, answer.json().message]).toEqual([400, expect.stringContaining('not a PMTiles file')]);
    expect(await published()).toEqual(before);
    expect((await part(id, 16, new Uint8Array(1))).statusCode).toBe(404);
  });

  test('finds no upload that was never begun', async () => {
    expect((await part(newId(), 0, new Uint8Array(1))).statusCode).toBe(404);
  });

  test('takes the map away', async () => {
    await add(vector);
    expect((await council.ask(removeMap, as())).statusCode).toBe(204);
    expect(await published()).toBeNull();
  });

  test('is the only way in: nobody can point phones at a file that was not checked', async () => {
    await add(vector);
    const body = { from: '2026-01-01', body: { ...(await published()), sha256: '0'.repeat(64) } };
    const answer = await council.ask(writeSettings, { ...as(), params: { name: 'map' }, body });
    expect([answer.statusCode, answer.json().message]).toEqual([400, 'The area map is added as a file.']);
  });
});

describe('a phone or desk that reads it', () => {
  const read = (range?: string, cookie?: string) =>
    council.ask(readAreaMap, {
      ...as(cookie),
      query: { sha256: hashOf(vector) },
      headers: { range },
    });

  test('gets it whole, from where it stopped, or a slice, and no cache keeps it', async () => {
    await add(vector);
    const { cookie } = await council.person('Only officer', ['officer']);
    const whole = await read(undefined, cookie);
    expect([whole.statusCode, whole.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(whole.rawPayload.equals(vector)).toBe(true);
    const rest = await read('bytes=100-', cookie);
    expect([rest.statusCode, rest.headers['content-range']]).toEqual([
      206,
      `bytes 100-${vector.length - 1}/${vector.length}`,
    ]);
    expect(rest.rawPayload.equals(vector.subarray(100))).toBe(true);
    expect((await read('bytes=7-9', cookie)).rawPayload.equals(vector.subarray(7, 10))).toBe(true);
    expect((await read(`bytes=5-${vector.length * 2}`, cookie)).rawPayload.equals(vector.subarray(5))).toBe(true);
  });

  test('is told when there is nothing from there on', async () => {
    await add(vector);
    expect((await read(`bytes=${vector.length}-`)).statusCode).toBe(416);
  });

  test('must be signed in', async () => {
    expect((await read(undefined, '__Host-wardbook=guess')).statusCode).toBe(401);
  });
});

describe('wards and places by the command line', () => {
  const body = async (name: string) => {
    const { documents } = (await council.ask(readSettings, as())).json();
    return documents.findLast((each: { name: string }) => each.name === name)?.body;
  };

  test('are in force from today', async () => {
    const file = JSON.stringify({
      type: 'FeatureCollection',
      features: square('x').features.map((feature) => ({ ...feature, properties: { WD25NM: 'Harbour' } })),
    });
    expect((await run(['wards', 'wards.geojson'], file)).text).toContain('1 wards are in force');
    expect(await body('wards')).toMatchObject([{ name: 'Harbour' }]);
    await run(['places', 'places.csv'], 'name,aliases,lat,lon\nRiver Steps,the steps,51.273,0.519');
    expect(await body('places')).toMatchObject([{ name: 'River Steps', aliases: ['the steps'] }]);
  });

  test.each([
    ['places', 'A,,51\nB\n,x', ['Line 1', 'Line 3']],
    ['places', '{"type":"FeatureCollection"}', ['not GeoJSON with a list of named points']],
    [
      'wards',
      JSON.stringify({ type: 'FeatureCollection', features: [{ properties: {}, geometry: null }] }),
      ['Feature 1'],
    ],
    ['wards', 'once upon a time', ['not GeoJSON']],
  ])('name every bad line of %s and take nothing', async (what, text, words) => {
    const before = await body(what);
    const answer = await run([what, 'file'], text);
    expect(answer.ok).toBe(false);
    for (const each of [...words, 'Nothing was taken']) expect(answer.text).toContain(each);
    expect(await body(what)).toEqual(before);
  });
});
