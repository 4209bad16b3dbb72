// A long case opened, and a paper made, on a phone four times slower.
import type { Page } from 'playwright-core';
import type { Bench } from './page/bench-page.ts';
import type { Figure } from './report.ts';
import { median } from './statistics.ts';

const ENTRIES = 200;
const SLOWDOWN = 4;
const OPENINGS = 5;

type Opened = Awaited<ReturnType<Bench['openThread']>>;

interface Device {
  readonly page: Page;
  reload(): Promise<void>;
  slow(rate: number): Promise<void>;
}

export async function measureCase({ page, reload, slow }: Device, rounds: number): Promise<Figure[]> {
  await page.setViewportSize({ width: 390, height: 844 });
  const record = await page.evaluate(([n]) => bench.writeCase(n), [ENTRIES] as const);
  const [ever, fetched, more]: [number[], number[], number[]] = [[], [], []];
  const [firsts, again]: [Opened[], Opened[]] = [[], []];
  for (let i = 0; i < rounds; i += 1) {
    await openAnew(page, reload);
    await slow(SLOWDOWN);
    ever.push(await page.evaluate(() => bench.makePaper()));
    more.push(await page.evaluate(() => bench.makePaper()));
    await slow(1);
    await openAnew(page, reload);
    await page.evaluate(() => bench.fetchPrinter());
    await slow(SLOWDOWN);
    firsts.push(await page.evaluate(([id]) => bench.openThread(id), [record] as const));
    for (let opening = 0; opening < OPENINGS; opening += 1)
      again.push(await page.evaluate(([id]) => bench.openThread(id), [record] as const));
    fetched.push(await page.evaluate(() => bench.makePaper()));
    await slow(1);
  }
  const name = `processor ${SLOWDOWN}× slower`;
  return [
    {
      what: `thread of ${ENTRIES} entries opened, ${name}`,
      value: median(again.map(({ ms }) => ms)),
      unit: 'ms',
      beside: { read: median(again.map(({ read }) => read)) },
      most: 100,
    },
    {
      what: `the first record opened since the app began, the same, ${name}`,
      value: median(firsts.map(({ ms }) => ms)),
      unit: 'ms',
    },
    {
      what: `paper made, its code fetched while the form was filled in, ${name}`,
      value: median(fetched),
      unit: 'ms',
      most: 1000,
    },
    { what: `paper made, its code not fetched, ${name}`, value: median(ever), unit: 'ms' },
    { what: `the next paper, ${name}`, value: median(more), unit: 'ms', most: 1000 },
  ];
}

async function openAnew(page: Page, reload: () => Promise<void>): Promise<void> {
  await reload();
  await page.evaluate(() => bench.open('case'));
}
