// Words planted in a victim's address and notes, looked for wherever somebody else could read them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleOf } from './hands/answers.ts';
import { type Council, openCouncil } from './hands/council.ts';
import { fillForm } from './hands/form.ts';
import { begin, expectLedger, openRecord, type Phone, save } from './hands/phone.ts';

// Nothing that a compressor would shorten or a program would say by itself.
const ADDRESS = '77 Qvyxolm Zarpine Terrace';
const NOTE = 'Wjexquil brotzanic dragomenz';
const OPEN_NOTE = 'Kolpartine vexquosh umbrellid';

let council: Council;
let phone: Phone;
const seen: string[] = [];

beforeAll(async () => {
  council = await openCouncil({ LOG_LEVEL: 'debug' });
  phone = await council.takeEnrolledPhone();
  phone.context.on('request', (request) => seen.push(request.url()));
});
afterAll(() => council?.close());

/** The files under a folder that carry the words, as UTF-8 or UTF-16. */
function filesWith(folder: string, words: string): readonly string[] {
  const needles = [Buffer.from(words, 'utf8'), Buffer.from(words, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return needles.some((needle) => bytes.includes(needle));
    });
}

test('an address is on no disk, in no log, no address bar and no title', async () => {
  const { page } = phone;
  const titles = new Set<string>();
  const note = async () => void titles.add(`${await page.title()} ${page.url()}`);

  await begin(page, 'Home visit');
  const logged = exampleOf('sanctuary', 'logged', { address: ADDRESS, notes: NOTE });
  await fillForm(page, ['sanctuary', 'new'], { logged }, note);
  await save(page);
  await note();
  await begin(page, 'Needle find');
  await fillForm(page, ['needle-find', 'new'], { logged: exampleOf('needle-find', 'logged', { notes: OPEN_NOTE }) });
  await save(page);
  await expectLedger(page, { saved: 2, received: 2, waiting: 0 });

  await openRecord(page, /^Home visit/);
  await note();
  // A form left half written lies on the disk too.
  await begin(page, 'Home visit');
  await fillForm(page, ['sanctuary', 'new'], { logged }, note);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Hide now' }).click();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await note();
  const metrics = await (await fetch(`${council.url}/metrics`)).text();
  expect(metrics).toContain('# HELP');
  const log = council.server.output();
  expect(log).toContain('/api/sync/push');
  await phone.context.close();

  for (const words of [ADDRESS, NOTE]) {
    expect(filesWith(phone.profile, words)).toEqual([]);
    expect(filesWith(council.server.dataFolder, words)).toEqual([]);
    for (const text of [metrics, log, seen.join('\n'), [...titles].join('\n')]) {
      expect(text).not.toContain(words);
      expect(text).not.toContain(encodeURIComponent(words));
    }
  }
  for (const text of [seen.join('\n'), [...titles].join('\n')]) expect(text).not.toMatch(/sanctuary/i);
  expect(seen.join('\n')).toContain('/api/sync/');
  expect(titles.size).toBeGreaterThan(1);
  expect(filesWith(phone.profile, OPEN_NOTE)).toEqual([]);
  // What is not sealed can be read in the council's own database: the search does find what is there.
  const elsewhere = process.env.TEST_DATABASE_URL ? ['on PostgreSQL its files are not here'] : [];
  expect([...filesWith(council.server.dataFolder, OPEN_NOTE), ...elsewhere]).not.toEqual([]);
  expect(filesWith(phone.profile, new URL(council.url).host)).not.toEqual([]);
});
