// The area map from the council's server to this phone: once, from where it stopped, verified before it counts.
import { sha256 } from '@noble/hashes/sha2.js';
import { areaFilesIn, type AreaPart, dropAreas, keepArea, openAreaPart, readAreaSlice } from '#device/area-files.ts';
import { DeviceProblem, isQuota } from '#device/device-problem.ts';
import type { PhoneSettings } from '#device/phone-storage.ts';
import { type AreaMap, MAP_TYPE, readAreaMap } from '#protocol/area-map.ts';
import { toHex } from '#protocol/bytes.ts';
import { callBytes, CallError } from '#protocol/call.ts';
import type { AreaMapState, Phone } from './phone.ts';
import type { Fetch } from './transport.ts';
import { AREA_FOLDER, type Files } from './wipe.ts';

export interface AreaMapPorts {
  readonly files: Files;
  readonly fetch: Fetch;
  readonly settings: () => Promise<Pick<PhoneSettings, 'map'>>;
  readonly changed: () => void;
  readonly wait: (milliseconds: number) => Promise<void>;
}

type AreaMaps = Pick<Phone, 'areaMap' | 'fetchAreaMap' | 'pauseAreaMap' | 'removeAreaMap' | 'readAreaMap'>;

const TELL_EVERY_BYTES = 512 * 1024;
/** Tries without a byte in between before a person is asked. */
const MOST_TRIES = 4;
const FIRST_WAIT_MS = 1000;
const STALLED_MS = 30_000;

export function createAreaMaps(ports: AreaMapPorts): AreaMaps {
  let running: { readonly cut: AbortController; readonly done: Promise<void>; fetched: number } | undefined;
  let phase: AreaMapState['phase'] = 'still';
  let problem: string | undefined;

  const folder = async (): Promise<FileSystemDirectoryHandle> => {
    const root = await ports.files();
    if (!root) throw new DeviceProblem('unavailable', NO_FILES);
    return root.getDirectoryHandle(AREA_FOLDER, { create: true });
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    const { map } = await ports.settings();
    if (!map) return;
    const part = await openAreaPart(await folder(), map.sha256);
    const told = (fetched: number) => {
      if (running) running.fetched = fetched;
      ports.changed();
    };
    let whole = false;
    try {
      await fetchRest(part, map, { ...ports, signal, told });
      phase = 'checking';
      ports.changed();
      whole = (await hashOf(part)) === map.sha256;
      if (!whole) await part.startAgain();
    } finally {
      await part.close();
    }
    if (!whole) throw new DeviceProblem('unavailable', NOT_THE_MAP);
    await keepArea(await folder(), map);
  };

  const begin = (): Promise<void> => {
    const cut = new AbortController();
    problem = undefined;
    phase = 'fetching';
    const done = run(cut.signal)
      .catch((error: unknown) => {
        if (!cut.signal.aborted) problem = wordsOf(error);
      })
      .finally(() => {
        running = undefined;
        phase = 'still';
        ports.changed();
      });
    running = { cut, done, fetched: 0 };
    ports.changed();
    return done;
  };

  const stop = async (): Promise<void> => {
    running?.cut.abort();
    await running?.done;
  };

  return {
    async areaMap() {
      const root = await folder().catch(() => undefined);
      const { map } = await ports.settings();
      if (!root) return { fetched: 0, phase, ...(map && { offered: map, problem: NO_FILES }) };
      if (map === null) {
        await stop();
        await dropAreas(root);
      }
      const { whole, parts } = await areaFilesIn(root);
      const kept = whole.find((one) => one.sha256 === map?.sha256) ?? whole[0];
      const offered = map && map.sha256 !== kept?.sha256 ? map : undefined;
      const fetched = running?.fetched || (offered && parts.get(offered.sha256)) || 0;
      return { ...(offered && { offered }), ...(kept && { kept }), fetched, phase, ...(problem && { problem }) };
    },
    fetchAreaMap: () => running?.done ?? begin(),
    pauseAreaMap: stop,
    async removeAreaMap() {
      await stop();
      problem = undefined;
      await dropAreas(await folder());
      ports.changed();
    },
    readAreaMap: async (hash, offset, length) => readAreaSlice(await folder(), hash, offset, length),
  };
}

interface Fetching extends Pick<AreaMapPorts, 'fetch' | 'wait'> {
  readonly signal: AbortSignal;
  readonly told: (fetched: number) => void;
}

/** A signal that comes and goes is no problem as long as something comes. */
async function fetchRest(part: AreaPart, area: AreaMap, fetching: Fetching): Promise<void> {
  if (part.size > area.size) await part.startAgain();
  let tries = 0;
  while (part.size < area.size) {
    const before = part.size;
    try {
      await fetchOn(part, area, fetching);
    } catch (error) {
      if (fetching.signal.aborted || !isLostSignal(error)) throw error;
      tries = part.size > before ? 1 : tries + 1;
      if (tries >= MOST_TRIES) throw error;
      await Promise.race([fetching.wait(FIRST_WAIT_MS * 2 ** tries), whenAborted(fetching.signal)]);
    }
  }
}

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/** What a broken connection throws, in the middle of an answer too; everything else is told at once. */
const isLostSignal = (error: unknown): boolean =>
  error instanceof CallError ? error.status === 0 || error.status >= 500 : error instanceof TypeError || isAbort(error);
const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

async function fetchOn(part: AreaPart, area: AreaMap, { fetch, signal, told }: Fetching): Promise<void> {
  const silence = silenceAfter(STALLED_MS, signal);
  try {
    const request = { query: { sha256: area.sha256 }, range: [part.size] as const, signal: silence.signal };
    const response = await callBytes(readAreaMap, MAP_TYPE, request, fetch);
    // Something in between may not know ranges, and sends it all.
    if (response.status !== 206) await part.startAgain();
    let untold = 0;
    for await (const bytes of bytesOf(response)) {
      silence.signal.throwIfAborted();
      silence.heard();
      await part.append(bytes);
      untold += bytes.length;
      if (untold < TELL_EVERY_BYTES) continue;
      untold = 0;
      told(part.size);
    }
    told(part.size);
  } finally {
    silence.over();
  }
}

async function* bytesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) yield read.value;
}

/** Aborts with `other`, or when nothing was heard for so long: a connection may die without a word. */
function silenceAfter(milliseconds: number, other: AbortSignal) {
  const cut = new AbortController();
  const stop = () => cut.abort();
  other.addEventListener('abort', stop);
  if (other.aborted) stop();
  const start = () => setTimeout(stop, milliseconds);
  let timer = start();
  return {
    signal: cut.signal,
    heard() {
      clearTimeout(timer);
      timer = start();
    },
    over() {
      clearTimeout(timer);
      other.removeEventListener('abort', stop);
    },
  };
}

async function hashOf(part: AreaPart): Promise<string> {
  // Piece by piece: the browser's own digest wants the whole map in memory.
  const hash = sha256.create();
  for await (const piece of part.pieces()) hash.update(piece);
  return toHex(hash.digest());
}

const NO_FILES =
  'This browser does not let Wardbook keep a map, as in a private window. Everything else works, and maps show the grid, wards, places and pins.';
const NOT_THE_MAP = 'What came is not the map that the council published, so it was thrown away. Try again.';
const FULL =
  'There is no room on this phone for the map. Delete photos or apps you do not need and go on: what has come stays. Everything else works without it.';
const REPLACED = 'The council’s server has this map no more. A newer one is offered at the next contact.';
const LOST = 'The signal was lost. What has come stays: go on when it is back.';

function wordsOf(error: unknown): string {
  if (error instanceof DeviceProblem) return error.message;
  if (isQuota(error)) return FULL;
  if (error instanceof CallError && error.status === 404) return REPLACED;
  if (isLostSignal(error)) return LOST;
  return error instanceof CallError
    ? error.message
    : 'This phone could not keep the map. Close other apps and try again.';
}
