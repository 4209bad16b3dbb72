// 50,000 pins pulled about by a finger on a phone four times slower: no task may keep it waiting for 50 ms.
import path from 'node:path';
import type { BrowserContext, CDPSession } from 'playwright-core';
import { build } from 'vite';
import { z } from 'zod';
import type { Figure } from './report.ts';

const HOME = 'http://map.bench';
const SLOWDOWN = 4;
const LONG_MS = 50;
const PULLS = [
  [120, 40],
  [-150, 90],
  [60, -140],
  [-40, -60],
] as const;
const PAGE =
  '<!doctype html><title>Map</title><link rel="stylesheet" href="page.css"><script type="module" src="page.js"></script>';

export async function measureMap(context: BrowserContext, pins: number): Promise<Figure[]> {
  const folder = await buildMapPage();
  const page = await context.newPage();
  try {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.route(`${HOME}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      return pathname === '/'
        ? route.fulfill({ contentType: 'text/html', body: PAGE })
        : route.fulfill({ path: path.join(folder, pathname) });
    });
    const tools = await context.newCDPSession(page);
    await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.goto(`${HOME}/?pins=${pins}`);
    await page.waitForFunction('globalThis.openMap');
    await settled(page);
    const endOpening = await trace(tools);
    await page.evaluate('openMap()');
    await page
      .getByRole('button', { name: /pins close together/ })
      .first()
      .waitFor();
    const opened = await endOpening();
    const map = page.locator('.map');
    const box = await map.boundingBox();
    if (!box) throw new Error('There is no map');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const endPanning = await trace(tools);
    for (const zoom of ['+', '+', '-', '-', '-']) {
      for (const [right, down] of PULLS) {
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + right, y + down, { steps: 12 });
        await page.mouse.up();
        await settled(page);
      }
      await map.press(zoom);
      await settled(page);
    }
    const panned = await endPanning();
    const slow = `${pins} pins, processor ${SLOWDOWN}× slower`;
    return [
      { what: `longest task while panning, ${slow}`, value: panned, unit: 'ms', most: LONG_MS },
      { what: `longest task when the map opens, ${slow}`, value: opened, unit: 'ms' },
    ];
  } finally {
    await page.close();
  }
}

/**
 * Records what the page does; the answer ends it and says how long its longest task was, in processor time of the thread
 * that draws and listens: what else the machine does then does not count.
 */
async function trace(tools: CDPSession): Promise<() => Promise<number>> {
  const events: object[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...value);
  tools.on('Tracing.dataCollected', collect);
  await tools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  });
  return async () => {
    const complete = new Promise((resolve) => tools.once('Tracing.tracingComplete', resolve));
    await tools.send('Tracing.end');
    await complete;
    tools.off('Tracing.dataCollected', collect);
    const pages = new Set(events.flatMap((event) => (pageThread.safeParse(event).success ? threadOf(event) : [])));
    const tasks = events
      .flatMap((event) => taskSchema.safeParse(event).data ?? [])
      .filter((task) => pages.has(threadOf(task)));
    if (tasks.length === 0) throw new Error('The browser traced no task');
    return tasks.reduce((most, { tdur }) => Math.max(most, tdur / 1000), 0);
  };
}

const threadSchema = z.object({ pid: z.number(), tid: z.number() });
const threadOf = (event: object): string => Object.values(threadSchema.parse(event)).join('/');
const taskSchema = threadSchema.extend({ name: z.string().regex(/RunTask$/), tdur: z.number() });
const pageThread = z.object({ name: z.literal('thread_name'), args: z.object({ name: z.literal('CrRendererMain') }) });

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
