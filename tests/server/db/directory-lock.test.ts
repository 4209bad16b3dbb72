import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DirectoryInUse, lockDirectory } from '#server/db/directory-lock.ts';

let folder: string;
let directory: string;
let lockFile: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wardbook-lock-'));
  directory = path.join(folder, 'database');
  lockFile = `${directory}.lock`;
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const leave = (holder: object) => fs.writeFileSync(lockFile, JSON.stringify(holder));
const holderNow = (): { pid: number; born: string } => JSON.parse(fs.readFileSync(lockFile, 'utf8'));

test('a second holder is told who the first is, and gets it when that one lets go', () => {
  const unlock = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(DirectoryInUse);
  expect(() => lockDirectory(directory)).toThrow(`process ${process.pid}`);
  unlock();
  lockDirectory(directory)();
  expect(fs.readdirSync(folder)).toEqual([]);
});

describe('a holder that is gone', () => {
  const host = os.hostname();

  test('by its number', () => {
    leave({ pid: 4_194_303, host, born: 'long ago' });
    lockDirectory(directory)();
  });

  test('whose number another process has now', () => {
    leave({ pid: process.pid, host, born: 'before the machine was restarted' });
    lockDirectory(directory)();
  });

  test.runIf(process.platform === 'linux')('though its number stays in the table as a zombie', async () => {
    // The shell becomes "sleep 30", which never collects the child that it had as a shell.
    const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [output] = await once(parent.stdout, 'data');
    const pid = Number(String(output));
    await expect.poll(() => fs.readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
    leave({ pid, host, born: '' });
    lockDirectory(directory)();
    parent.kill();
  });

  test('on another machine, when its heartbeat stopped', () => {
    leave({ pid: 1, host: 'another', born: 'any' });
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse);
    const minuteAgo = new Date(Date.now() - 60_000);
    fs.utimesSync(lockFile, minuteAgo, minuteAgo);
    lockDirectory(directory)();
  });
});

test('a lock that is being written at this moment is respected', () => {
  fs.writeFileSync(lockFile, '');
  expect(() => lockDirectory(directory)).toThrow(DirectoryInUse);
});

test('letting go leaves alone a lock that is no longer ours', () => {
  const unlock = lockDirectory(directory);
  leave({ ...holderNow(), pid: 1 });
  unlock();
  expect(holderNow().pid).toBe(1);
});
