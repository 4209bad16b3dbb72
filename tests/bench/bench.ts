// Runs every measurement on a server of its own, with each device at an address of its own, and prints what came of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { startPostgres } from '../support/postgres.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { bundleSize } from './bundle-size.ts';
import type { Bench } from './page/bench-page.ts';
import type { TableTimes } from './committee-table.ts';
import { measureCase } from './case.ts';
import { measureMap } from './map.ts';
import { type Figure, jsonOf, tableOf } from './report.ts';
import { median, percentile } from './statistics.ts';
import { measureTaps } from './taps.ts';

declare global {
  var bench: Bench;
}

const PHONE_SLOWDOWN = 4;

interface Sizes {
  readonly saves: number;
  readonly queued: number;
  readonly pulled: number;
  readonly stocked: number;
  readonly rounds: number;
  readonly finds: number;
}
const FULL: Sizes = { saves: 100, queued: 1000, pulled: 10_000, stocked: 50_000, rounds: 5, finds: 1_000_000 };
const QUICK: Sizes = { saves: 10, queued: 100, pulled: 500, stocked: 1_000, rounds: 1, finds: 20_000 };

/** `--quick` proves that it runs; `--only=save,push` leaves the rest out. */
export async function runBench(script: string, args: readonly string[]): Promise<void> {
  const sizes = args.includes('--quick') ? QUICK : FULL;
  const only = args
    .find((each) => each.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const load = [loadavg()[0]];
  const browser = await launchBrowser();
  const figures: Figure[] = [];
  try {
    for (const engine of ['embedded', 'postgresql'] as const) {
      const council = await startCouncil(script, engine);
      try {
        for (const [name, measure] of Object.entries(engine === 'embedded' ? onEmbedded : onPostgres)) {
          if (only && !only.includes(name)) continue;
          console.error(`${new Date().toISOString().slice(11, 19)} ${engine} ${name}`);
          const found = await measure({ context: browser.context, council, sizes, engine });
          for (const { what, value, unit } of found) console.error(`         ${what}: ${value.toFixed(1)} ${unit}`);
          figures.push(...found);
        }
      } finally {
        await council.stop();
      }
    }
    if (!only || only.includes('bundle')) figures.push(...bundleSize());
  } finally {
    await browser.context.close();
    await rm(browser.profile, { recursive: true, force: true });
  }
  load.push(loadavg()[0]);
  console.log(jsonOf(figures, load));
  console.log(tableOf(figures, load));
}

interface Setting {
  readonly context: BrowserContext;
  readonly council: Council;
  readonly sizes: Sizes;
  readonly engine: string;
}
type Measure = (setting: Setting) => Promise<Figure[]>;

const onEmbedded: Record<string, Measure> = {
  save,
  stocked,
  push,
  pull,
  intake,
  report,
  case: ({ context, council, sizes }) =>
    withPhone(context, council, 'case', (device) => measureCase(device, sizes.rounds)),
  map: ({ context, sizes }) => measureMap(context, sizes.stocked),
  taps: ({ sizes }) => measureTaps(sizes.rounds, PHONE_SLOWDOWN),
};
const onPostgres: Record<string, Measure> = { push, pull, intake, report };

async function save({ context, council, sizes }: Setting): Promise<Figure[]> {
  return withPhone(context, council, 'save', async ({ page }) => {
    await page.evaluate(() => bench.openFloor());
    await page.evaluate(() => bench.saves(0, 20));
    const found = await page.evaluate(([n]) => bench.saves(100, n), [sizes.saves] as const);
    return savesFigures('empty phone', found);
  });
}

function savesFigures(where: string, found: Awaited<ReturnType<Bench['saves']>>): Figure[] {
  const floor50 = median(found.floor) + median(found.seal) + median(found.sign);
  const floor95 = percentile(found.floor, 95) + median(found.seal) + median(found.sign);
  const [p50, p95] = [median(found.phone), percentile(found.phone, 95)];
  return [
    { what: `save p50, ${where}`, value: p50, unit: 'ms', beside: { floor: floor50 }, ratio: p50 / floor50, most: 1.5 },
    { what: `save p95, ${where}`, value: p95, unit: 'ms', beside: { floor: floor95 }, ratio: p95 / floor95, most: 2 },
    {
      what: `one seal, one signature, ${where}`,
      value: median(found.seal),
      unit: 'ms',
      beside: { signature: median(found.sign) },
    },
  ];
}

/** Cold start, search and saves with a stress of records on the phone, three entries each. */
async function stocked({ context, council, sizes }: Setting): Promise<Figure[]> {
  return withPhone(context, council, 'stocked', async ({ page, reload, slow }) => {
    const figures: Figure[] = [];
    for (const records of [sizes.stocked / 5, sizes.stocked]) {
      const there = await page.evaluate(() => bench.count());
      await page.evaluate(([n, from]) => bench.stock(n, from), [records - there, there] as const);
      if (records < sizes.stocked) {
        const before = await page.evaluate(() => bench.storage());
        figures.push({
          what: `storage, ${records} records, 8 MB ballast apart`,
          value: before / 1e6 - BALLAST_MB,
          unit: 'MB',
        });
      }
      const colds: Awaited<ReturnType<Bench['cold']>>[] = [];
      await slow(PHONE_SLOWDOWN);
      for (let i = 0; i < sizes.rounds; i += 1) {
        await reload();
        colds.push(await page.evaluate(() => bench.cold('stocked')));
      }
      const name = `${records} records, processor ${PHONE_SLOWDOWN}× slower`;
      figures.push(
        { what: `key to list, ${name}`, value: median(colds.map(({ ms }) => ms)), unit: 'ms', most: 2000 },
        { what: `key to every line searchable, ${name}`, value: median(colds.map(({ whole }) => whole)), unit: 'ms' },
        {
          what: `longest task of it (in the worker), ${name}`,
          value: median(colds.map(({ longest }) => longest)),
          unit: 'ms',
        },
      );
      const searches: number[] = [];
      for (const words of ['hedge canal', 'stairwell', 'mill lane', 'playing', 'towpath'])
        searches.push((await page.evaluate(([of]) => bench.search(of), [words] as const)).ms);
      figures.push(
        { what: `first search, ${name}`, value: searches[0] ?? 0, unit: 'ms', most: 200 },
        { what: `search, ${name}`, value: median(searches), unit: 'ms', most: 200 },
      );
      await slow(1);
    }
    await page.evaluate(() => bench.openFloor());
    await page.evaluate(([n]) => bench.fillFloor(0, n), [sizes.stocked] as const);
    await page.evaluate(() => bench.saves(1_000_000, 20));
    const found = await page.evaluate(([n]) => bench.saves(1_000_100, n), [sizes.saves] as const);
    figures.push(...savesFigures(`${sizes.stocked} records`, found));
    await slow(PHONE_SLOWDOWN);
    figures.push({
      what: 'passphrase to key (Argon2id), 4× slower',
      value: await page.evaluate(() => bench.unlock()),
      unit: 'ms',
    });
    return figures;
  });
}

const BALLAST_MB = 8.39;

async function push({ context, council, sizes, engine }: Setting): Promise<Figure[]> {
  const rounds: { ms: number; up: number; requests: number }[] = [];
  for (let i = 0; i < sizes.rounds; i += 1)
    rounds.push(
      await withPhone(context, council, `push ${i}`, async ({ page, wire }) => {
        await page.evaluate(([from, n]) => bench.fill(from, n), [(i + 1) * 20_000, sizes.queued] as const);
        const before = wire.carried().up;
        const requests = countRequests(page, '/api/sync/push');
        const ms = await page.evaluate(() => bench.push());
        return { ms, up: wire.carried().up - before, requests: requests() };
      }),
    );
  const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  return [
    { what: `push of ${sizes.queued}, ${engine}`, value: of(({ ms }) => ms), unit: 'ms' },
    { what: `requests of it, ${engine}`, value: of(({ requests }) => requests), unit: '', most: 25 },
    { what: `bytes an entry on the wire, ${engine}`, value: of(({ up }) => up) / sizes.queued, unit: 'B', most: 600 },
  ];
}

async function pull({ context, council, sizes, engine }: Setting): Promise<Figure[]> {
  await withPhone(context, council, 'pull', async ({ page }) => {
    for (let at = 0; at < sizes.pulled; at += 1000) {
      await page.evaluate(([from, n]) => bench.fill(from, n), [
        500_000 + at,
        Math.min(1000, sizes.pulled - at),
      ] as const);
      await page.evaluate(() => bench.push());
    }
  });
  const rounds: { ms: number; down: number }[] = [];
  for (let i = 0; i < sizes.rounds; i += 1)
    rounds.push(
      await withPhone(context, council, 'pull', async ({ page, wire }) => {
        const before = wire.carried().down;
        const ms = await page.evaluate(() => bench.pull());
        const count = await page.evaluate(() => bench.count());
        if (count !== sizes.pulled) throw new Error(`Pulled ${count} of ${sizes.pulled}`);
        return { ms, down: wire.carried().down - before };
      }),
    );
  return [
    { what: `pull of ${sizes.pulled}, listed, ${engine}`, value: median(rounds.map(({ ms }) => ms)), unit: 'ms' },
    { what: `bytes down, ${engine}`, value: median(rounds.map(({ down }) => down)) / 1e6, unit: 'MB' },
  ];
}

async function intake({ council, sizes, engine }: Setting): Promise<Figure[]> {
  const answer = await fetch(`http://127.0.0.1:${council.port}/bench/intake?entries=${sizes.queued * 5}`);
  const { entriesASecond, cryptoShare, processorMs, error } = await answer.json();
  if (error) throw new Error(error);
  return [
    { what: `sealed entries a second, ${engine}`, value: entriesASecond, unit: '/s', least: 1000 },
    { what: `share of it in crypto, ${engine}`, value: cryptoShare * 100, unit: '%' },
    { what: `processor time of the server an entry, ${engine}`, value: processorMs, unit: 'ms' },
  ];
}

async function report({ council, sizes, engine }: Setting): Promise<Figure[]> {
  const bench = `http://127.0.0.1:${council.port}/bench`;
  for (let at = 0; at < sizes.finds; at += FINDS_AT_ONCE)
    await ask(`${bench}/finds?from=${at}&to=${Math.min(at + FINDS_AT_ONCE, sizes.finds)}`);
  const { anew, tables }: TableTimes = JSON.parse(await ask(`${bench}/tables?finds=${sizes.finds}`));
  return [
    ...tables.map(({ name, ms }) => ({
      what: `${name} over ${sizes.finds} finds and the years before, ${engine}`,
      value: median(ms),
      unit: 'ms',
      most: 1000,
    })),
    { what: `counting ${sizes.finds} finds anew, ${engine}`, value: anew / 1000, unit: 's' },
  ];
}

const FINDS_AT_ONCE = 50_000;

/** `fetch` would give up after five minutes. */
async function ask(url: string): Promise<string> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, resolve).once('error', reject);
  });
  const body = await textOf(answer);
  if (answer.statusCode !== 200) throw new Error(body);
  return body;
}

interface Device {
  readonly page: Page;
  readonly wire: TcpProxy;
  reload(): Promise<void>;
  slow(rate: number): Promise<void>;
}

async function withPhone<T>(
  context: BrowserContext,
  council: Council,
  space: string,
  work: (device: Device) => Promise<T>,
): Promise<T> {
  const wire = await startTcpProxy(council.port);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  const url = `http://127.0.0.1:${wire.port}/bench/index.html`;
  const reload = async () => {
    await page.goto('about:blank');
    await page.goto(url);
    await page.waitForFunction('globalThis.bench');
  };
  try {
    await reload();
    await page.evaluate(([of]) => bench.open(of), [space] as const);
    const slow = async (rate: number) => void (await tools.send('Emulation.setCPUThrottlingRate', { rate }));
    return await work({ page, wire, reload, slow });
  } finally {
    await page.goto('about:blank');
    await tools.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
    await page.close();
    await wire.close();
  }
}

function countRequests(page: Page, of: string): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.url().includes(of)) count += 1;
  });
  return () => count;
}

interface Council {
  readonly port: number;
  stop(): Promise<void>;
}

async function startCouncil(script: string, engine: 'embedded' | 'postgresql'): Promise<Council> {
  const data = await mkdtemp(path.join(tmpdir(), 'wardbook-bench-'));
  const postgres = engine === 'postgresql' ? await startPostgres() : undefined;
  const port = await freePort();
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATA: data,
      BENCH_PAGE: path.join(path.dirname(script), 'page'),
      ...(postgres && { DATABASE_URL: postgres.url }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(child);
  return {
    port,
    async stop() {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await ended;
      await postgres?.stop();
      if (existsSync(data)) await rm(data, { recursive: true, force: true });
    },
  };
}

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => text.includes('ready') && resolve());
    child.once('close', (code) => reject(new Error(`The bench's server ended with ${code}`)));
  });
