// New keys from the desk and the command line, and what backups before, between and after carry of them and of the map.
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import { verifyAudit } from '#protocol/audit.ts';
import { readAreaMap } from '#protocol/area-map.ts';
import { readRecord } from '#protocol/desk-records.ts';
import { type KeyStatus, readKeys, rotateKeys } from '#protocol/keys.ts';
import { signIn } from '#protocol/session.ts';
import { readSettings } from '#protocol/settings-documents.ts';
import { runErrand } from '#server/command-door.ts';
import { archiveOf, MVT } from '../../support/area-map.ts';
import {
  cookiesOf,
  openTestCouncil,
  openTestServer,
  PASSWORD,
  phoneEntry,
  pushFrom,
  type TestCouncil,
  type TestPhone,
  type TestServer,
} from './test-council.ts';

const tile = { z: 9, x: 258, y: 170, bytes: Uint8Array.from(randomBytes(600 * 1024)) };
const MAP = archiveOf([tile], { type: MVT, bounds: [1.5, 51.2, 1.6, 51.4] });

let council: TestCouncil;
let coordinator: Awaited<ReturnType<TestCouncil['person']>>;
let phone: TestPhone;
let code: string;
beforeAll(async () => {
  council = await openTestCouncil();
  coordinator = await council.person('Sam Ford', ['coordinator']);
  phone = await council.phone((await council.person('Robin Hale', ['officer', 'assessor'])).id);
});
afterAll(() => council.close());

const run = (command: string, args: string[], input = '') => runErrand(council.services, { command, args, input });
const status = async (): Promise<KeyStatus> => (await council.ask(readKeys, { cookie: council.admin })).json();
const inFolder = (name: string) => path.join(council.services.config.dataFolder, name);
const keyFileIn = ({ keyring }: TestServer['services']) => path.join(keyring.folder, `${phone.council}.json`);

async function backUp(name: string): Promise<string> {
  const { ok, text } = await run('backup', ['f'], inFolder(name));
  expect([ok, text]).toEqual([true, expect.stringContaining('checked by restoring it')]);
  return text;
}

async function visit(): Promise<string> {
  const record = newId();
  const body = kindNamed('sanctuary')?.entries.logged?.example ?? {};
  const pushed = await pushFrom(council, phone, [
    phoneEntry(phone, { record, kind: 'sanctuary', type: 'logged', body }),
  ]);
  expect(pushed.json().results).toMatchObject([{ outcome: 'stored' }]);
  return record;
}

const restored: TestServer[] = [];
afterAll(() => Promise.all(restored.map((server) => server.close())));

/** What a new machine says after the restore; `prepare` puts into it what survived of the old one. */
async function restore(name: string, prepare: (server: TestServer) => void = () => {}) {
  const server = await openTestServer();
  restored.push(server);
  prepare(server);
  const outcome = await runErrand(server.services, {
    command: 'restore',
    args: ['f', '--code', code],
    input: inFolder(name),
  });
  return { server, ...outcome };
}

async function read(server: TestServer, record: string): Promise<number> {
  const cookie = cookiesOf(await server.ask(signIn, { body: { email: coordinator.email, password: PASSWORD } }));
  return (await server.ask(readRecord, { cookie, params: { id: record } })).statusCode;
}

/** The lines of a backup, changed by hand. */
function rewrite(name: string, as: string, change: (lines: string[]) => string[]): void {
  const lines = gunzipSync(fs.readFileSync(inFolder(name)))
    .toString('utf8')
    .split('\n');
  fs.writeFileSync(inFolder(as), gzipSync(change(lines).join('\n')));
}

describe('new keys', () => {
  it('are for administrators, who give their password again', async () => {
    const rotate = (cookie: string, password: string) => council.ask(rotateKeys, { cookie, body: { password } });
    expect((await rotate(coordinator.cookie, PASSWORD)).statusCode).toBe(403);
    expect((await council.ask(readKeys, { cookie: coordinator.cookie })).statusCode).toBe(403);
    const wrong = await rotate(council.admin, 'three wrong words');
    expect([wrong.statusCode, wrong.json().fields]).toEqual([403, { password: expect.stringContaining('not your') }]);
    expect(await status()).toMatchObject({ version: 1, phones: { total: 1, taken: 1, ahead: 0 } });

    const before = fs.readFileSync(keyFileIn(council.services), 'utf8');
    const answer = await rotate(council.admin, PASSWORD);
    expect(answer.json()).toMatchObject({
      version: 2,
      phones: { total: 1, taken: 0, ahead: 0 },
      recordKeys: { total: 0, underOldKeys: 0 },
      oldWrappingKeys: 1,
    });
    for (const [secret] of before.matchAll(/"(?:d|secret)": "([^"]+)"/g)) expect(answer.body).not.toContain(secret);
  });

  it('are refused to somebody who guesses ten times, and then to everybody for a while', async () => {
    const other = await council.person('Lee Stone', ['admin']);
    const rotate = (password: string) => council.ask(rotateKeys, { cookie: other.cookie, body: { password } });
    for (let i = 0; i < 10; i += 1) await rotate(`wrong words ${i}`);
    expect((await rotate(PASSWORD)).statusCode).toBe(403);
    expect((await status()).version).toBe(2);
  });

  it('are told of and made on the command line', async () => {
    expect((await run('keys', [])).text).toContain('npm run keys -- rotate');
    expect((await run('keys', ['rotate'])).text).toContain('Key set 3 is in force');
    const { text } = await run('keys', ['show']);
    expect(text).toContain('0 of 1 phone have told');
    expect(text).toContain('2 older wrapping keys are kept');
  });
});

describe('a backup', () => {
  let early: string;
  let alone: Awaited<ReturnType<typeof restore>>;

  it('has the area map in it', async () => {
    code = (await run('backup', ['new-code'])).text.split('\n')[0] ?? '';
    early = await visit();
    const { ok } = await run('map', ['add'], saved('area.pmtiles', MAP));
    expect(ok).toBe(true);
    expect(await backUp('first')).not.toContain('area map');
  });

  it('is what new keys wait for, and the next one brings them into force', async () => {
    expect((await run('keys', ['rotate'])).text).toContain('Key set 4 is made and waits for a backup');
    expect(await status()).toMatchObject({ version: 3, next: { version: 4 }, newestBackup: expect.any(String) });
    expect(await backUp('second')).toContain('The keys of set 4 lie in it and are in force now');
    expect(await status()).toMatchObject({ version: 4, recordKeys: { total: 1, underOldKeys: 0 } });
    expect((await status()).next).toBeUndefined();
  });

  it('of the keys of its day restores after a rotation, on an empty machine', async () => {
    alone = await restore('first');
    expect(alone.text).not.toContain('area map');
    expect(await read(alone.server, early)).toBe(200);
    expect((await alone.server.services.keyring.of(phone.council)).version).toBe(3);
  });

  it('restores beside newer keys that survived, and takes none of them away', async () => {
    const survived = fs.readFileSync(keyFileIn(council.services));
    const beside = await restore('first', ({ services }) => {
      fs.mkdirSync(services.keyring.folder, { recursive: true });
      fs.writeFileSync(keyFileIn(services), survived);
    });
    expect(beside.text).toContain('Restored as of');
    expect(await read(beside.server, early)).toBe(200);
    const joined = await beside.server.services.keyring.of(phone.council);
    expect(joined.version).toBe(4);
    expect(joined.receiptKey.id).toBe((await council.services.keyring.of(phone.council)).receiptKey.id);
  });

  it('that new keys waited for has them in force, because phones may hold them', async () => {
    const { server } = await restore('second');
    const keys = await server.services.keyring.of(phone.council);
    expect([keys.version, keys.next]).toEqual([4, undefined]);
    expect(keys.sets.at(-1)).toEqual((await council.services.keyring.of(phone.council)).sets.at(-1));
    expect(await read(server, early)).toBe(200);
    const cookie = cookiesOf(
      await server.ask(signIn, { body: { email: 'alex.marsh@eastmere.example', password: PASSWORD } }),
    );
    expect((await server.ask(verifyAudit, { cookie })).json().broken).toBeUndefined();
  });

  it('does not restore over keys of another line, and says what to do', async () => {
    const { ok, text, server } = await restore('first', ({ services }) => {
      const file = JSON.parse(fs.readFileSync(keyFileIn(council.services), 'utf8'));
      fs.mkdirSync(services.keyring.folder, { recursive: true });
      const [set] = file.sets.splice(1, 1);
      fs.writeFileSync(keyFileIn(services), JSON.stringify({ ...file, sets: [...file.sets, set] }));
    });
    expect([ok, text]).toEqual([false, expect.stringContaining('other keys of this council')]);
    expect((await server.services.keyring.of(phone.council)).version).toBe(2);
  });

  it('brings the area map back byte for byte', async () => {
    const { server } = alone;
    const cookie = cookiesOf(
      await server.ask(signIn, { body: { email: 'alex.marsh@eastmere.example', password: PASSWORD } }),
    );
    const { documents } = (await server.ask(readSettings, { cookie })).json();
    const { sha256 } = documents.find(({ name }: { name: string }) => name === 'map').body;
    const answer = await server.ask(readAreaMap, { cookie, query: { sha256 } });
    expect(Buffer.compare(answer.rawPayload, MAP)).toBe(0);
  });

  it('of a version without maps still restores, and says that the map has to be published again', async () => {
    rewrite('first', 'old', (lines) =>
      lines.filter((line) => !line.startsWith('{"what":"map"')).map((line) => line.replace('"format":2', '"format":1')),
    );
    const { ok, text, server } = await restore('old');
    expect([ok, text]).toEqual([true, expect.stringContaining('is not in this backup. Publish it again')]);
    expect(await read(server, early)).toBe(200);
  });

  it('restores everything else where its map is damaged, and keeps nothing of that', async () => {
    rewrite('first', 'damaged', (lines) =>
      lines.map((line) => line.replace(/^(\{"what":"map".*"bytes":")..../, '$1AAAA')),
    );
    const { ok, text, server } = await restore('damaged');
    expect([ok, text]).toEqual([true, expect.stringContaining('is not in this backup')]);
    const maps = path.join(server.services.config.dataFolder, 'maps', phone.council);
    expect(fs.readdirSync(maps)).toEqual([]);
  });

  it('of a newer version is refused in words', async () => {
    rewrite('first', 'newer', (lines) => lines.map((line) => line.replace('"format":2', '"format":3')));
    expect((await restore('newer')).text).toContain('made by a newer Wardbook');
  });

  it('is made without a map whose file is gone, and says so', async () => {
    fs.rmSync(path.join(inFolder('maps'), phone.council), { recursive: true });
    expect(await backUp('third')).toContain('The file of the area map is missing or damaged');
  });
});

it('a backup that fails its check leaves nothing behind that looks like one', async () => {
  const services = { ...council.services, emptyDatabase: () => Promise.reject(new Error('The disk is full')) };
  const { ok } = await runErrand(services, { command: 'backup', args: ['f'], input: inFolder('fourth') });
  expect([ok, fs.existsSync(inFolder('fourth')), fs.existsSync(inFolder('fourth.new'))]).toEqual([false, false, false]);
});

function saved(name: string, bytes: Uint8Array): string {
  fs.writeFileSync(inFolder(name), bytes);
  return inFolder(name);
}
