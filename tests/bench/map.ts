// 50,000 pins pulled about by a finger on a phone four times slower: no task may keep it waiting for 50 ms.
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { build } from 'vite';
import type { MapBench } from './page/map-page.tsx';
import type { Figure } from './report.ts';

declare global {
  var mapBench: MapBench;
}

const HOME = 'http://map.bench';
const SLOWDOWN = 4;
const LONG_MS = 50;

export async function measureMap(context: BrowserContext, pins: number): Promise<Figure[]> {
  const folder = await buildMapPage();
  const page = await context.newPage();
  try {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.route(`${HOME}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      return pathname === '/'
        ? route.fulfill({
            contentType: 'text/html',
            body: '<!doctype html><link rel="stylesheet" href="page.css"><script type="module" src="page.js"></script>',
          })
        : route.fulfill({ path: path.join(folder, pathname) });
    });
    const tools = await context.newCDPSession(page);
    await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.goto(`${HOME}/?pins=${pins}`);
    const map = page.locator('.map');
    await page.locator('.map-canvas').nth(1).waitFor({ state: 'attached' });
    await page
      .getByRole('button', { name: /pins close together/ })
      .first()
      .waitFor();
    const opened = await page.evaluate(() => mapBench.longTasks());
    const box = await map.boundingBox();
    if (!box) throw new Error('There is no map');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    for (const zoom of ['+', '+', '-', '-', '-']) {
      for (const [right, down] of [
        [120, 40],
        [-150, 90],
        [60, -140],
        [-40, -60],
      ] as const) {
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + right, y + down, { steps: 12 });
        await page.mouse.up();
        await settled(page);
      }
      await map.press(zoom);
      await settled(page);
    }
    const panned = await page.evaluate(() => mapBench.longTasks());
    const slow = `${pins} pins, processor ${SLOWDOWN}× slower`;
    return [
      {
        what: `longest task over ${LONG_MS} ms while panning, ${slow}`,
        value: Math.max(0, ...panned),
        unit: 'ms',
        most: LONG_MS,
      },
      { what: `longest task when the map opens, ${slow}`, value: Math.max(0, ...opened), unit: 'ms' },
    ];
  } finally {
    await page.close();
  }
}

/** Two frames after the page has nothing left to do. */
const settled = (page: Awaited<ReturnType<BrowserContext['newPage']>>): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((resolve) =>
        requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), { timeout: 2000 }),
      ),
  );

async function buildMapPage(): Promise<string> {
  const root = path.resolve(import.meta.dirname, '../..');
  const outDir = path.join(root, 'node_modules/.bench/map');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    base: './',
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      cssCodeSplit: false,
      rolldownOptions: {
        input: path.join(root, 'tests/bench/page/map-page.tsx'),
        output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  });
  return outDir;
}
