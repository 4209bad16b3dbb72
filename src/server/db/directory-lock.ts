import * as fs from 'node:fs';
import * as os from 'node:os';
import { z } from 'zod';

const HEARTBEAT_MS = 5_000;
const SILENT_MS = 30_000;

const holderSchema = z.object({ pid: z.int(), host: z.string(), born: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** The directory belongs to a process that lives. */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse';
}

/**
 * Keeps every other process out of `directory` until the returned function is called or this process dies:
 * of two that open one embedded database, both "succeed" and half of what they acknowledge is gone.
 */
export function lockDirectory(directory: string): () => void {
  const file = `${directory}.lock`;
  const me = JSON.stringify({ pid: process.pid, host: os.hostname(), born: bornOf(process.pid) } satisfies Holder);
  for (let tries = 0; !createExclusively(file, me); tries += 1) {
    const found = read(file);
    if (found === undefined) continue;
    const holder = parse(found);
    if (tries > 3 || (holder ? isAlive(holder, file) : wasTouchedLately(file))) throw inUse(directory, holder);
    removeIfStill(file, found);
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    if (read(file) === me) fs.rmSync(file, { force: true });
  };
}

function inUse(directory: string, holder: Holder | undefined): DirectoryInUse {
  const who = holder ? ` (process ${holder.pid} on ${holder.host})` : '';
  return new DirectoryInUse(
    `Another Wardbook server${who} is using ${directory}. Stop it first, or set WARDBOOK_DATA to another folder.`,
  );
}

function isAlive({ pid, host, born }: Holder, file: string): boolean {
  // The process table of another machine or container cannot be asked, so its heartbeat must speak for it.
  if (host !== os.hostname()) return wasTouchedLately(file);
  const now = bornOf(pid);
  return now !== '' && (born === '' || now === born);
}

const wasTouchedLately = (file: string): boolean =>
  Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < SILENT_MS;

/**
 * When a process began, so that a number given out again is not taken for its former owner; empty when it is gone.
 * A zombie is gone: without a reaping init its number stays in the table for ever.
 */
function bornOf(pid: number): string {
  if (process.platform !== 'linux') return answersSignal(pid) ? 'unknown' : '';
  const stat = read(`/proc/${pid}/stat`);
  // The name in brackets may itself hold spaces and brackets: the fields are counted from the last one.
  const [state = 'X', ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  if (state === 'Z' || state === 'X') return '';
  const ticksSinceBoot = rest[18] ?? '';
  return `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${ticksSinceBoot}`;
}

function answersSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM';
  }
}

function createExclusively(file: string, text: string): boolean {
  try {
    fs.writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'EEXIST') return false;
    throw error;
  }
}

// Two who find the same dead holder may both come here: the second must not remove the lock that the first has just taken.
function removeIfStill(file: string, found: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    if (read(aside) !== found) fs.linkSync(aside, file);
  } catch {
    // Somebody else moved it first; the next try of the loop sees what is there now.
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function touch(file: string): void {
  const now = new Date();
  fs.utimes(file, now, now, () => {});
}
