// What the bench asks of a page, by name. Everything runs in the page, so that the browser's throttling of the processor counts.
import { hpkeSeal, importOpeningPublicKey, newOpeningPair } from '#protocol/hpke.ts';
import { newSigningPair, publicKeyText, sign } from '#protocol/signature.ts';
import { type BenchPhone, openBenchPhone, printing } from './bench-phone.ts';
import { type Floor, openFloor } from './floor.ts';
import { loggedEntry } from './needle-find.ts';
import { record } from './workload.ts';

let phone: BenchPhone | undefined;
let floor: Floor | undefined;
const opened = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('Open it first');
  return value;
};

const device = async () => (await opened(phone).rest()).device;

const breath = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const saveLogged = (i: number) => opened(phone).save(record(i).id, loggedEntry(record(i)));

const PAUSE = 5;

const bench = {
  async open(space: string): Promise<void> {
    phone = await openBenchPhone(space);
  },
  async openFloor(): Promise<void> {
    floor = await openFloor();
  },
  /** The phone and the floor in turn, so that what else the machine does hits both alike; each part of a save beside them. */
  async saves(from: number, n: number) {
    const found: Record<'phone' | 'floor' | 'seal' | 'sign', number[]> = { phone: [], floor: [], seal: [], sign: [] };
    const [pair, signing] = [await newOpeningPair(), await newSigningPair(false)];
    const key = await importOpeningPublicKey(await publicKeyText(pair.publicKey));
    const plain = new Uint8Array(new TextEncoder().encode(JSON.stringify(loggedEntry(record(from)))));
    for (let i = from; i < from + n; i += 1) {
      found.phone.push(await timed(() => saveLogged(i)));
      await breath(PAUSE);
      found.floor.push(await timed(() => opened(floor).save(record(i))));
      await breath(PAUSE);
      found.seal.push(await timed(() => hpkeSeal(key, 'bench', plain, plain.slice(0, 64))));
      found.sign.push(await timed(() => sign(signing.privateKey, plain)));
    }
    return found;
  },
  async fill(from: number, n: number): Promise<void> {
    for (let i = from; i < from + n; i += 1) await saveLogged(i);
  },
  async fillFloor(from: number, n: number): Promise<void> {
    const all = Array.from({ length: n }, (_, i) => record(from + i));
    for (let at = 0; at < n; at += 1000) await opened(floor).saveMany(all.slice(at, at + 1000));
  },
  async stock(records: number, from?: number): Promise<void> {
    await (await import('./stock.ts')).stock(await device(), records, from);
  },
  push: () => timed(() => opened(phone).push()),
  pull: () => timed(() => opened(phone).pull()),
  count: async (): Promise<number> => (await opened(phone).list(1)).total,
  async search(words: string) {
    const found = { ms: 0, total: 0 };
    found.ms = await timed(async () => {
      found.total = (await opened(phone).list(50, words)).total;
    });
    return found;
  },
  writeCase: async (entries: number) => (await casePage()).writeCase(await device(), entries),
  openThread: async (id: string) => (await casePage()).openThread(await device(), id),
  makePaper: async () => (await casePage()).makePaper(await device()),
  fetchPrinter: async (): Promise<void> => void (await printing()),
  storage: async (): Promise<number> => (await navigator.storage.estimate()).usage ?? 0,
  /** From the key to a list of fifty, and to every line in memory; the longest stretch in which nothing else could run. */
  async cold(space: string) {
    const longest = longestTask();
    const from = performance.now();
    phone = await openBenchPhone(space);
    const { lines, total } = await phone.list(50);
    const ms = performance.now() - from;
    // More than lie ready in a row of their own.
    await phone.list(51);
    const whole = performance.now() - from;
    return { ms, whole, shown: lines.length, total, longest: await longest() };
  },
  async coldFloor() {
    const ms = await timed(async () => {
      floor = await openFloor();
      await floor.list50();
    });
    return { ms };
  },
  unlock: async (): Promise<number> => {
    const { passphraseKey, PASSPHRASE_COST } = await import('#device/key-wrap.ts');
    return timed(() => passphraseKey('three plain fictional words', new Uint8Array(16), PASSPHRASE_COST));
  },
};

/** With React and the screens: no other measurement loads them. */
const casePage = () => import('./case.tsx');

function longestTask(): () => Promise<number> {
  const seen: number[] = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  return async () => {
    await breath(50);
    observer.disconnect();
    return Math.max(0, ...seen);
  };
}

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
