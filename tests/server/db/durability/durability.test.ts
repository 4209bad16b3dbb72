import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '#server/db/database.ts';
import { openEmbeddedThread } from '#server/db/embedded-thread.ts';
import { buildScripts } from '../../../support/built-script.ts';
import { copyEmbedded } from '../../../support/database.ts';

const KILLS = 2;
const COMMITS_BEFORE_KILL = 40;

let dataFolder: string;
let scripts: Awaited<ReturnType<typeof buildScripts>>;
beforeAll(async () => {
  dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'wardbook-durable-'));
  await copyEmbedded(dataFolder);
  scripts = await buildScripts({
    'commit-loop': 'tests/server/db/durability/commit-loop.ts',
    'embedded-worker': 'src/server/db/embedded-worker.ts',
  });
});
afterAll(() => {
  scripts.remove();
  fs.rmSync(dataFolder, { recursive: true, force: true });
});

/** Lets it commit for a while, kills it without warning, and gives the last number that it acknowledged. */
function commitUntilKilled(first: number): Promise<number> {
  const child = spawn(process.execPath, [scripts.file('commit-loop'), dataFolder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (lastOf(printed) >= first + COMMITS_BEFORE_KILL) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.once('close', () => resolve(lastOf(printed))));
}

const lastOf = (printed: string): number =>
  Number(
    printed
      .match(/.*\n(?=.*$)/s)?.[0]
      .trim()
      .split('\n')
      .at(-1),
  ) || 0;

const storedIn = async (database: Database) =>
  (await database.as({ act: 'system' }, (tx) => tx.selectFrom('councils').select('name').execute())).map(
    ({ name }) => name,
  );

test('what was committed survives kill -9, whole or not at all, and the killed holder’s lock is taken over', {
  timeout: 120_000,
}, async () => {
  let acknowledged = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const first = acknowledged + 2;
    acknowledged = await commitUntilKilled(first);
    expect(acknowledged).toBeGreaterThanOrEqual(first + COMMITS_BEFORE_KILL);
    const database = await openDatabase({ dataFolder });
    const stored = new Set(await storedIn(database));
    for (let n = first; n <= acknowledged; n += 1) expect(stored).toContain(`${n}.0`);
    for (const name of stored)
      expect(stored).toContain(name.endsWith('.0') ? name.replace('.0', '.1') : name.replace('.1', '.0'));
    await database.close();
  }
});

test('in its thread the database answers with rows, bytes and error codes', async () => {
  const core = await openEmbeddedThread(
    pathToFileURL(scripts.file('embedded-worker')),
    path.join(dataFolder, 'database'),
  );
  expect(await core.query('select $1::bytea as bytes, 1::bigint as n', [Uint8Array.of(0, 255)])).toEqual({
    rows: [{ bytes: Uint8Array.of(0, 255), n: 1 }],
    command: 'SELECT',
    rowCount: 1,
  });
  await expect(core.query('select 1 / 0', [])).rejects.toMatchObject({ code: '22012', message: 'division by zero' });
  await core.close();
  await expect(core.query('select 1', [])).rejects.toThrow('The embedded database has stopped');
});

test('a folder that cannot be written is named in the error, with what to do', async () => {
  const file = path.join(dataFolder, 'a-file');
  fs.writeFileSync(file, '');
  await expect(openDatabase({ dataFolder: path.join(file, 'data') })).rejects.toThrow(
    /cannot write to its data folder .* set WARDBOOK_DATA/,
  );
});

test('a second server on the same folder is refused in plain English', async () => {
  const first = await openDatabase({ dataFolder });
  await expect(openDatabase({ dataFolder })).rejects.toThrow(/Another Wardbook server .* Stop it first/);
  await first.close();
  await first.close();
  await expect(first.as({ act: 'system' }, (tx) => tx.selectFrom('councils').selectAll().execute())).rejects.toThrow(
    /stopping/,
  );
});

test('an unreachable PostgreSQL is named without its password', async () => {
  const opened = openDatabase({ dataFolder, databaseUrl: 'postgres://ward:secret@127.0.0.1:9/ward' });
  await expect(opened).rejects.toThrow(
    /cannot use the PostgreSQL database at 127.0.0.1:9\/ward: .*ECONNREFUSED.*DATABASE_URL is right/,
  );
  await expect(opened).rejects.not.toThrow(/secret/);
});
