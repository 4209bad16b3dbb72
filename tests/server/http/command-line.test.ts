import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '#kinds/registry.ts';
import { verifyAudit } from '#protocol/audit.ts';
import { readInbox, searchRecords } from '#protocol/desk-records.ts';
import { readSession, signIn } from '#protocol/session.ts';
import { openCommandDoor, runErrand } from '#server/command-door.ts';
import { askServer } from '#server/cli/ask-server.ts';
import {
  cookiesOf,
  openTestCouncil,
  openTestServer,
  PASSWORD,
  type TestCouncil,
  type TestServer,
} from './test-council.ts';

let council: TestCouncil;
beforeAll(async () => {
  council = await openTestCouncil();
  await council.person('Sam Ford', ['coordinator']);
});
afterAll(() => council.close());

const run = (command: string, args: string[], input = '') => runErrand(council.services, { command, args, input });
const csv = (...rows: readonly Readonly<Record<string, string>>[]) =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');

describe('import', () => {
  it.each(kinds.flatMap((kind) => (kind.import ? [[kind.import.name, kind.import, kind] as const] : [])))(
    '%s takes each row once, and keeps it out of the inbox',
    async (name, definition, kind) => {
      const file = csv(definition.example);
      expect(await run('import', [name, 'file.csv'], file)).toEqual({ ok: true, text: '1 imported, 0 already there.' });
      expect(await run('import', [name, 'file.csv'], `\uFEFF${file}\n`)).toEqual({
        ok: true,
        text: '0 imported, 1 already there.',
      });
      if (kind.sealed) return;
      const { total } = (
        await council.ask(searchRecords, { cookie: council.admin, query: { kind: kind.name } })
      ).json();
      expect(total).toBe(1);
      const { rows } = (await council.ask(readInbox, { cookie: council.admin, query: { kind: kind.name } })).json();
      expect(rows).toEqual([]);
    },
  );

  const found = (count: string) =>
    csv({ found_at: '2020-04-02T10:30', count, place: 'Harbour Steps', reference: 'N-1' });

  it('lists a known row with other values and amends it only when told to', async () => {
    await run('import', ['needle-finds', 'f'], found('7'));
    const differing = await run('import', ['needle-finds', 'f'], found('8'));
    expect(differing.text).toContain('Line 2: already imported with other values (count).');
    expect((await run('import', ['needle-finds', 'f', '--update'], found('8'))).text).toContain('1 amended');
    expect((await run('import', ['needle-finds', 'f'], found('8'))).text).toBe('0 imported, 1 already there.');
  });

  it('names every line that cannot be read and then takes none', async () => {
    const file = 'found_at,count\n2020-04-31,x\n2021-01-01,4\n2020-01-01,5,6\n';
    const { ok, text } = await run('import', ['needle-finds', 'f'], file);
    expect(ok).toBe(false);
    for (const words of ['Line 2: found_at', 'Line 2: count', 'Line 4: there are more cells', 'Nothing was imported'])
      expect(text).toContain(words);
    expect((await run('import', ['needle-finds', 'f'], 'found_at,plaice\n')).text).toMatch(
      /column count is missing.*\n.*“plaice” is not known/,
    );
    expect((await run('import', ['needle-finds', 'f'], 'found_at,count\n"2020')).text).toContain(
      'cannot be read as CSV',
    );
    expect((await run('import', ['nothing', 'f'], '')).text).toContain('There is no import named “nothing”');
  });

  it('refuses two lines of one reference that differ', async () => {
    const file = csv(
      { found_at: '2020-04-02', count: '1', reference: 'N-9' },
      { found_at: '2020-04-02', count: '2', reference: 'N-9' },
    );
    expect((await run('import', ['needle-finds', 'f'], file)).text).toContain('Line 3: line 2 has the same reference');
  });
});

describe('user', () => {
  const email = 'lee.stone@eastmere.example';

  it('adds an account that can sign in, changes its password and ends its sessions', async () => {
    const added = await run('user', ['add', '--name', 'Lee Stone', '--email', email, '--roles', 'officer, assessor']);
    const password = /password (\S+)/.exec(added.text)?.[1] ?? '';
    const session = await council.ask(signIn, { body: { email, password } });
    expect(session.json().person.roles).toEqual(['officer', 'assessor']);
    await run('user', ['password', email]);
    expect((await council.ask(readSession, { cookie: cookiesOf(session) })).statusCode).toBe(401);
    expect((await run('user', ['code', email])).text).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}\n/);
    expect((await run('user', ['leave', email])).text).toContain('has left');
    expect((await run('user', ['list'])).text).toContain(`${email}\tLee Stone\tofficer, assessor\tleft`);
  });

  it('says what is wrong', async () => {
    expect((await run('user', ['add', '--name', 'X'])).text).toContain('Enter an email address');
    expect((await run('user', ['code', 'nobody@eastmere.example'])).text).toContain('There is no account');
    expect((await run('user', ['add', '--wrong'])).text).toContain("Unknown option '--wrong'");
  });
});

describe('while a server holds the database', () => {
  it('is asked through a door that only its key opens, and that closes with it', async () => {
    const close = await openCommandDoor(council.services);
    const { dataFolder } = council.services.config;
    expect(await askServer(dataFolder, { command: 'audit', args: ['verify'], input: '' })).toMatchObject({ ok: true });
    await close();
    expect(await askServer(dataFolder, { command: 'audit', args: ['verify'], input: '' })).toBeUndefined();
  });
});

describe('backup', () => {
  let other: TestServer;
  beforeAll(async () => {
    other = await openTestServer();
  });
  afterAll(() => other.close());

  it('is one file that restores everything under its recovery code, and revokes sessions', async () => {
    const file = path.join(council.services.config.dataFolder, 'eastmere.backup');
    expect((await run('backup', ['f'], file)).text).toContain('There is no recovery code yet');
    const code = (await run('backup', ['new-code'])).text.split('\n')[0] ?? '';
    expect(await run('backup', ['f'], file)).toMatchObject({
      ok: true,
      text: expect.stringContaining('checked by restoring it'),
    });
    expect((await run('backup', ['f'], file)).text).toContain('is there already');

    const restore = (typed: string) =>
      runErrand(other.services, { command: 'restore', args: ['f', '--code', typed], input: file });
    const cut = `${file}.cut`;
    fs.writeFileSync(cut, fs.readFileSync(file).subarray(0, 500));
    for (const bad of [cut, `${file}.gone`])
      expect(
        await runErrand(other.services, { command: 'restore', args: ['f', '--code', code], input: bad }),
      ).toMatchObject({ ok: false, text: expect.stringContaining('cannot be restored') });
    expect((await restore('0000-0000')).text).toContain('does not open this backup');
    expect((await restore(code.toLowerCase())).text).toContain('Restored as of');
    expect((await restore(code)).text).toContain('lie here already');
    expect((await other.ask(readSession, { cookie: council.admin })).statusCode).toBe(401);

    const cookie = cookiesOf(
      await other.ask(signIn, { body: { email: 'alex.marsh@eastmere.example', password: PASSWORD } }),
    );
    const search = async (server: TestServer, as: string) => (await server.ask(searchRecords, { cookie: as })).json();
    expect(await search(other, cookie)).toEqual(await search(council, council.admin));
    expect((await other.ask(verifyAudit, { cookie })).json().broken).toBeUndefined();
  });
});
