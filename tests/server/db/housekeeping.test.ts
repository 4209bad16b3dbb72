import { expect, test } from 'vitest';
import { openEmbedded } from '#server/db/embedded.ts';
import { tidy, untilNight } from '#server/db/housekeeping.ts';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { copyEmbedded } from '../../support/database.ts';

test('the next tidying is at three in the morning, today or tomorrow', () => {
  const hour = 60 * 60 * 1000;
  expect(untilNight(new Date(2026, 10, 23, 1, 0))).toBe(2 * hour);
  expect(untilNight(new Date(2026, 10, 23, 3, 0))).toBe(24 * hour);
  expect(untilNight(new Date(2026, 10, 23, 22, 0))).toBe(5 * hour);
});

test('tidying lets the embedded database use again what updates left behind', async () => {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'wardbook-tidy-'));
  await copyEmbedded(dataFolder);
  const engine = await openEmbedded(dataFolder);
  const run = async (sql: string) => {
    const connection = await engine.connect();
    const { rows } = await connection.query(sql);
    connection.release();
    return rows;
  };
  await run('create table swollen as select n, repeat(md5(n::text), 20) as filler from generate_series(1, 2000) n');
  const grow = async () => {
    await run('update swollen set n = n + 1');
    return Number((await run("select pg_relation_size('swollen') as size"))[0].size);
  };
  await grow();
  const swollen = await grow();
  await tidy(engine);
  expect(await grow()).toBe(swollen);
  await engine.close();
  fs.rmSync(dataFolder, { recursive: true, force: true });
});
