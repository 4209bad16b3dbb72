// The area map on a phone with no signal: fetched once, and then drawn after a cold start without asking anybody.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAreaMap } from '#protocol/area-map.ts';
import { eventually } from '../support/eventually.ts';
import { vectorArchive } from '../support/area-map.ts';
import { manager, takeDesk, leaveDesk, signIn } from './hands/desk.ts';
import { type Council, openCouncil } from './hands/council.ts';
import { begin, openTab, save, unlock, takePhone, type Phone } from './hands/phone.ts';

// Where the test's phone is; the town around it is made up.
const here = { lat: 51.273, lon: 0.519 };
const ring = (half: number) => {
  const corner = (x: number, y: number) => [here.lon + x * half, here.lat + y * half];
  return [[corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]];
};
const feature = (half: number, properties: Readonly<Record<string, string>>) => ({
  type: 'FeatureCollection' as const,
  features: [{ type: 'Feature' as const, properties, geometry: { type: 'Polygon' as const, coordinates: ring(half) } }],
});
const archive = vectorArchive(here, [10, 11, 12, 13, 14], {
  earth: feature(0.5, {}),
  water: feature(0.004, { kind: 'lake' }),
});

let council: Council;
let folder: string;
beforeAll(async () => {
  council = await openCouncil();
  folder = await mkdtemp(path.join(tmpdir(), 'wardbook-map-'));
  await writeFile(path.join(folder, 'eastmere.pmtiles'), archive);
});
afterAll(async () => {
  await council.close();
  await rm(folder, { recursive: true, force: true });
});

test('the area map is published on the desk, fetched once, and drawn with no signal after a cold start', async () => {
  const desk = await takeDesk();
  await signIn(desk.page, council.url, manager);
  await desk.page.goto(`${council.url}/desk/settings/map`);
  await desk.page.getByLabel('The file').setInputFiles(path.join(folder, 'eastmere.pmtiles'));
  await desk.page.getByRole('button', { name: 'Check and publish' }).click();
  await desk.page.getByText('eastmere is published').waitFor();
  await leaveDesk(desk);

  const first = await council.takeEnrolledPhone();
  const before = requestsOf(first);
  await begin(first.page, 'Needle find');
  await first.page.getByText(/within 8 m/).waitFor();
  await first.page.getByRole('button', { name: 'Continue' }).click();
  await save(first.page);
  await openTab(first.page, 'Map');
  await first.page.getByRole('button', { name: /^Download/ }).click();
  await first.page.getByText(/is on this phone and needs no signal/).waitFor();
  expect(await first.page.evaluate(cachedRequests)).not.toContainEqual(expect.stringContaining('/api/'));
  expect(before.filter((url) => !url.startsWith(council.url))).toEqual([]);
  await first.context.close();

  council.wire.cut();
  const cold = await takePhone(council.url, { profile: first.profile });
  const after = requestsOf(cold);
  await unlock(cold.page);
  await openTab(cold.page, 'Map');
  await eventually('the water of the tiles to be drawn', () => isDrawn(cold.page));
  await cold.page.getByRole('link', { name: /Needle find/ }).waitFor();
  const map = cold.page.getByRole('application', { name: 'Map of what is in the list' });
  await map.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await map.press(key);
  await eventually('the water to be drawn after a pan', () => isDrawn(cold.page));
  expect(after.filter((url) => !url.startsWith(council.url) || url.includes(readAreaMap.path))).toEqual([]);
  await cold.context.close();
});

/** Every address that a service worker has kept an answer of. */
async function cachedRequests(): Promise<readonly string[]> {
  const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const kept = await Promise.all(stores.map((store) => store.keys()));
  return kept.flat().map(({ url }) => url);
}

/** Every address that the phone asks from here on. */
function requestsOf({ context }: Phone): readonly string[] {
  const urls: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!/^(blob|data):/.test(url)) urls.push(url);
  });
  return urls;
}

/** Whether a tile of the area map shows the colour that the style gives to water. */
const isDrawn = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const probe = document.createElement('canvas').getContext('2d');
    if (!probe) return false;
    const holder = document.createElement('span');
    holder.style.color = 'var(--map-water)';
    document.body.append(holder);
    probe.fillStyle = getComputedStyle(holder).color;
    holder.remove();
    probe.fillRect(0, 0, 1, 1);
    const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
    return [...document.querySelectorAll<HTMLCanvasElement>('canvas.leaflet-tile')].some((tile) => {
      const data = tile.getContext('2d')?.getImageData(0, 0, tile.width, tile.height).data ?? [];
      for (let at = 0; at < data.length; at += 4)
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) return true;
      return false;
    });
  });
