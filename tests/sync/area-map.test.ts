import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AreaMap, areaMapSchema, readAreaMap } from '#protocol/area-map.ts';
import { signIn } from '#protocol/session.ts';
import { readSettings } from '#protocol/settings-documents.ts';
import { call } from '#protocol/call.ts';
import { runErrand } from '#server/command-door.ts';
import { type AreaMapPorts, createAreaMaps } from '#sync/area-map.ts';
import { AREA_FOLDER } from '#sync/wipe.ts';
import { openTestCouncil, PASSWORD, type TestCouncil } from '../server/http/test-council.ts';
import { archiveOf, PNG, tilesAround } from '../support/area-map.ts';
import { privateFiles } from '../support/private-files.ts';
import { councilFetch, type Fetch, urlOf } from './council-fetch.ts';

const archive = (bytes: number) =>
  archiveOf(
    tilesAround({ lat: 51.31, lon: 1.55 }, [10]).map((tile) => ({
      ...tile,
      bytes: crypto.getRandomValues(new Uint8Array(bytes)),
    })),
    { type: PNG, bounds: [1.5, 51.2, 1.6, 51.4] },
  );

let council: TestCouncil;
let good: Fetch;
let area: AreaMap;
let published: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  council = await openTestCouncil();
  const { email } = await council.person('Robin Hale', ['officer']);
  good = councilFetch(council);
  await call(signIn, { body: { email, password: PASSWORD } }, good);
});
afterAll(() => council.close());

async function publish(bytes: Uint8Array): Promise<AreaMap> {
  const file = path.join(council.services.config.dataFolder, 'area.pmtiles');
  fs.writeFileSync(file, bytes);
  await runErrand(council.services, { command: 'map', args: ['add', file], input: file });
  const { documents } = await call(readSettings, {}, good);
  return areaMapSchema.parse(documents.findLast(({ name }) => name === 'map')?.body);
}
beforeEach(async () => {
  published = archive(30_000);
  area = await publish(published);
});

interface Life {
  readonly files?: ReturnType<typeof privateFiles>;
  readonly fetch?: Fetch;
  readonly map?: AreaMap | null | undefined;
}

function openMaps({ files = privateFiles(), fetch = good, ...life }: Life = {}) {
  let map = 'map' in life ? life.map : area;
  const asked: (string | null)[] = [];
  const waits: number[] = [];
  const ports: AreaMapPorts = {
    files: files.root,
    fetch: (input, init) => {
      asked.push(new Headers(init?.headers).get('range'));
      return fetch(input, init);
    },
    settings: async () => ({ map }),
    changed: () => undefined,
    wait: async (milliseconds) => void waits.push(milliseconds),
  };
  return {
    maps: createAreaMaps(ports),
    files,
    asked,
    waits,
    offer(next: AreaMap | null) {
      map = next;
    },
  };
}

/** Answers that break off after so many bytes, one for each number; then good ones. */
function breakingOff(...after: number[]): Fetch {
  return async (input, init) => {
    const bytes = after.shift();
    const answer = await good(input, init);
    if (bytes === undefined || !urlOf(input).includes(readAreaMap.path)) return answer;
    const whole = new Uint8Array(await answer.arrayBuffer());
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (bytes > 0) controller.enqueue(whole.slice(0, bytes));
        controller.error(new TypeError('network error'));
      },
    });
    const start = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(whole.slice(0, bytes));
      },
      pull(controller) {
        controller.error(new TypeError('network error'));
      },
    });
    return new Response(bytes > 0 ? start : body, { status: answer.status, headers: answer.headers });
  };
}

const bytesHere = (files: ReturnType<typeof privateFiles>, { sha256 }: AreaMap) =>
  files.folder(AREA_FOLDER)?.get(sha256)?.bytes;
const names = (files: ReturnType<typeof privateFiles>) => [...(files.folder(AREA_FOLDER)?.keys() ?? [])];

test('is offered with its size before anything is fetched', async () => {
  const { maps, asked } = openMaps();
  expect(await maps.areaMap()).toEqual({ offered: area, fetched: 0, phase: 'still' });
  expect(asked).toEqual([]);
});

test('is fetched once, verified and read in slices', async () => {
  const { maps, files, asked } = openMaps();
  await maps.fetchAreaMap();
  expect(await maps.areaMap()).toEqual({ kept: area, fetched: 0, phase: 'still' });
  expect(asked).toEqual(['bytes=0-']);
  expect(Buffer.from(bytesHere(files, area) ?? []).equals(published)).toBe(true);
  expect(new Uint8Array(await maps.readAreaMap(area.sha256, 0, 7))).toEqual(new TextEncoder().encode('PMTiles'));
});

test('goes on where a lost signal stopped it, by itself', async () => {
  const { maps, asked, waits } = openMaps({ fetch: breakingOff(1000, 0, 2000) });
  await maps.fetchAreaMap();
  expect((await maps.areaMap()).kept).toEqual(area);
  expect(asked).toEqual(['bytes=0-', 'bytes=1000-', 'bytes=1000-', 'bytes=3000-']);
  expect(waits).toHaveLength(3);
});

test('asks a person after some tries, keeps what came, and a later life goes on from there', async () => {
  const { maps, files } = openMaps({ fetch: breakingOff(5000, 0, 0, 0) });
  await maps.fetchAreaMap();
  expect(await maps.areaMap()).toEqual({
    offered: area,
    fetched: 5000,
    phase: 'still',
    problem: expect.stringContaining('signal was lost'),
  });
  files.kill();
  const later = openMaps({ files });
  expect((await later.maps.areaMap()).fetched).toBe(5000);
  await later.maps.fetchAreaMap();
  expect(later.asked).toEqual(['bytes=5000-']);
  expect((await later.maps.areaMap()).kept).toEqual(area);
});

test('is paused by a person without a word of complaint, and goes on', async () => {
  let reached: () => void = () => undefined;
  const half = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const slow: Fetch = async (input, init) => {
    const whole = new Uint8Array(await (await good(input, init)).arrayBuffer());
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(whole.slice(0, 4000));
        init?.signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')));
      },
      pull: () => reached(),
    });
    return new Response(body, { status: 206, headers: { 'content-type': 'application/vnd.pmtiles' } });
  };
  const { maps, files } = openMaps({ fetch: slow });
  const ended = maps.fetchAreaMap();
  await half;
  expect((await maps.areaMap()).phase).toBe('fetching');
  await maps.pauseAreaMap();
  await ended;
  expect(await maps.areaMap()).toEqual({ offered: area, fetched: 4000, phase: 'still' });
  await openMaps({ files }).maps.fetchAreaMap();
  expect((await maps.areaMap()).kept).toEqual(area);
});

test('what is not the map of that hash is thrown away and said', async () => {
  const other = archive(30_000);
  const { maps, files } = openMaps({
    fetch: async () => new Response(other, { headers: { 'content-type': 'application/vnd.pmtiles' } }),
  });
  await maps.fetchAreaMap();
  expect(await maps.areaMap()).toMatchObject({ fetched: 0, problem: expect.stringContaining('not the map') });
  expect(bytesHere(files, area)?.length).toBe(0);
  await openMaps({ files }).maps.fetchAreaMap();
  expect((await maps.areaMap()).kept).toEqual(area);
});

test('a proxy that knows no ranges sends it all, and it is whole all the same', async () => {
  const files = privateFiles();
  await openMaps({ files, fetch: breakingOff(5000, 0, 0, 0) }).maps.fetchAreaMap();
  const whole = openMaps({
    files,
    fetch: async () => new Response(published, { headers: { 'content-type': 'application/vnd.pmtiles' } }),
  });
  await whole.maps.fetchAreaMap();
  expect((await whole.maps.areaMap()).kept).toEqual(area);
});

test('the page of a captive portal is never kept', async () => {
  const portal: Fetch = async () => new Response('<h1>Sign in</h1>', { headers: { 'content-type': 'text/html' } });
  const { maps, files } = openMaps({ fetch: portal });
  await maps.fetchAreaMap();
  expect(bytesHere(files, area)?.length).toBe(0);
  expect((await maps.areaMap()).problem).toContain('signal was lost');
});

test('a newer one replaces it only when it is whole', async () => {
  const { maps, files, offer } = openMaps();
  await maps.fetchAreaMap();
  const older = area;
  const newer = await publish(archive(20_000));
  offer(newer);
  expect(await maps.areaMap()).toMatchObject({ kept: older, offered: newer });
  const cut = openMaps({ files, map: newer, fetch: breakingOff(1000, 0, 0, 0) });
  await cut.maps.fetchAreaMap();
  expect(await cut.maps.areaMap()).toMatchObject({ kept: older, offered: newer, fetched: 1000 });
  await maps.fetchAreaMap();
  expect(await maps.areaMap()).toEqual({ kept: newer, fetched: 0, phase: 'still' });
  expect(names(files).toSorted()).toEqual([newer.sha256, `${newer.sha256}.json`]);
});

test('one that the council replaced meanwhile says so', async () => {
  const { maps } = openMaps();
  await publish(archive(10_000));
  await maps.fetchAreaMap();
  expect((await maps.areaMap()).problem).toContain('has this map no more');
});

test('a full phone is said plainly, and what came stays', async () => {
  const files = privateFiles();
  files.room = 8000;
  const { maps } = openMaps({ files });
  await maps.fetchAreaMap();
  expect(await maps.areaMap()).toMatchObject({ fetched: 8000, problem: expect.stringContaining('no room') });
  files.room = 1e9;
  await maps.fetchAreaMap();
  expect((await maps.areaMap()).kept).toEqual(area);
});

test('without a session it says to sign in', async () => {
  const { maps } = openMaps({ fetch: councilFetch(council) });
  await maps.fetchAreaMap();
  expect((await maps.areaMap()).problem).toContain('Sign in');
});

test('is removed by a person, and by the council that took it away', async () => {
  const { maps, files, offer } = openMaps();
  await maps.fetchAreaMap();
  await maps.removeAreaMap();
  expect(names(files)).toEqual([]);
  expect(await maps.areaMap()).toMatchObject({ offered: area });
  await maps.fetchAreaMap();
  offer(null);
  expect(await maps.areaMap()).toEqual({ fetched: 0, phase: 'still' });
  expect(names(files)).toEqual([]);
});

test('a browser without private files works on without a map', async () => {
  const { maps } = openMaps({ files: { ...privateFiles(), root: async () => Promise.reject(new DOMException('')) } });
  expect((await maps.areaMap()).problem).toContain('does not let Wardbook keep a map');
  await maps.fetchAreaMap();
});

test('bytes are hashed as they lie on the disk', () => {
  expect(area.sha256).toBe(createHash('sha256').update(published).digest('hex'));
});
