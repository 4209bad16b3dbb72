import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import { type PushResult, pushResultSchema } from '#protocol/push-entries.ts';
import { checkChain } from '#server/entries/chain.ts';
import { pushEntries } from '#server/entries/push-entries.ts';
import { encodePush, MOST_FRAMES } from '#protocol/push-frame.ts';
import { buildScripts } from '../../../support/built-script.ts';
import { openTestCouncil, TEST_ORIGIN, type TestCouncil } from '../../../support/council.ts';
import { loud } from '../../../support/loud.ts';

// As many as one push takes, and more than it can send before it dies.
const ENTRIES = MOST_FRAMES;
const KILLS = 2;

let council: TestCouncil;
let scripts: Awaited<ReturnType<typeof buildScripts>>;
beforeAll(async () => {
  scripts = await buildScripts({
    'push-loop': 'tests/server/entries/killed/push-loop.ts',
    'embedded-worker': 'src/server/db/embedded-worker.ts',
  });
  council = await openTestCouncil();
});
afterAll(async () => {
  scripts.remove();
  await council.remove();
});

/** Pushes from an entry on until that many more answers were printed, then kills without warning; gives the answers. */
function pushUntilKilled(file: string, from: number, answersBeforeKill: number): Promise<PushResult[]> {
  const child = spawn(process.execPath, [scripts.file('push-loop'), file, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  const lines = () => printed.split('\n').slice(0, -1);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (lines().length > answersBeforeKill) child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    child.once('close', () => resolve(lines().flatMap((line) => z.array(pushResultSchema).parse(JSON.parse(line)))));
  });
}

test('a server killed while it takes a push has stored each entry once, with the receipt it gave', {
  timeout: 120_000,
}, async () => {
  const phone = await council.phone(await council.person('officer'));
  const body = kindNamed('needle-find')?.entries.logged?.example ?? {};
  const entry = () => phone.seal({ kind: 'needle-find', type: 'logged', body, record: newId() });
  const sealed = await Promise.all(Array.from({ length: ENTRIES }, entry));
  const file = path.join(council.database.options.dataFolder, 'sealed.json');
  const { options } = council.database;
  const texts = sealed.map((each) => Buffer.from(each.sealed).toString('base64'));
  fs.writeFileSync(
    file,
    JSON.stringify({ options, phone: phone.identity, origin: TEST_ORIGIN, now: council.time.now, sealed: texts }),
  );
  await council.database.close();

  const given = new Map<string, PushResult>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const answers = await pushUntilKilled(file, given.size, 4 + kill * 3);
    for (const answer of answers) given.set(answer.id, answer);
  }
  expect(given.size).toBeGreaterThan(KILLS * 10);
  expect(given.size).toBeLessThan(ENTRIES);

  const database = await council.database.reopen();
  const services = { ...council.services, database };
  const contact = { lastSeq: ENTRIES, waiting: 0, persisted: 'yes', version: 'test' } as const;
  const all = encodePush(sealed.map((each) => ({ tag: 'sealed', bytes: each.sealed })));
  const { results, holding } = await pushEntries(services, phone.identity, {
    batch: newId(),
    contact,
    body: all,
    report: loud,
  });
  expect(holding.have).toEqual([[1, ENTRIES]]);
  expect(results.filter(({ id }) => given.has(id))).toEqual([...given.values()]);
  const [stored, check] = await database.as({ act: 'ingest', council: council.id }, async (tx) => [
    await tx.selectFrom('entries').select('id').execute(),
    await checkChain(tx, council.id),
  ]);
  expect(stored).toHaveLength(ENTRIES);
  expect(check).toMatchObject({ lines: ENTRIES });
  expect(check.broken).toBeUndefined();
  await database.close();
});
