// A newer build arrives while a form is open: it is offered, takes nothing away, and comes when a person says so.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appVersion } from '#protocol/app-version.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type Council, openCouncil } from './hands/council.ts';
import { heading } from './hands/form.ts';
import { begin, openTab, type Phone, unlock } from './hands/phone.ts';

const NEWER = '99.0.0';
const sources = [
  'src',
  'public',
  '.ci',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

let council: Council;
let phone: Phone;
let newer: TestServer | undefined;
let folder: string;

beforeAll(async () => {
  folder = await buildNewer();
  council = await openCouncil();
  phone = await council.takeEnrolledPhone();
}, 300_000);
afterAll(async () => {
  await newer?.[Symbol.asyncDispose]();
  await council?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** The same sources under another version, built as a release is. */
async function buildNewer(): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'wardbook-newer-'));
  for (const name of [...sources, 'tests/support']) await cp(name, path.join(copy, name), { recursive: true });
  await symlink(path.resolve('node_modules'), path.join(copy, 'node_modules'));
  const manifest = path.join(copy, 'package.json');
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace(/"version": "[^"]+"/, `"version": "${NEWER}"`));
  const build = spawn(process.execPath, ['.ci/build.mjs'], { cwd: copy, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => build.once('close', resolve));
  if (code !== 0) throw new Error('The newer build failed; the reason is above.');
  return copy;
}

test('the newer version is offered under an open form, takes nothing away, and comes when it is accepted', async () => {
  const { page } = phone;
  await openTab(page, 'Me');
  await page.getByText(`Version ${appVersion}.`).waitFor();
  await begin(page, 'Encampment');
  await page.getByLabel('Where it is, in words').fill('Mill Meadow');

  await council.server.stop();
  const { port, dataFolder } = council.server;
  newer = await startServer({ port, dataFolder, folder, env: { PUBLIC_URL: council.url } });
  // What the app itself does once an hour.
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  await page.getByText('A newer version is ready').waitFor();
  await page.getByRole('button', { name: 'Update now' }).click();
  await page.getByText('Finish or close the form first. It is kept as a draft.').waitFor();
  expect(await page.getByLabel('Where it is, in words').inputValue()).toBe('Mill Meadow');

  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('link', { name: /^Draft: Encampment, Mill Meadow/ }).waitFor();
  await page.getByRole('button', { name: 'Update now' }).click();
  await heading(page, 'Locked').waitFor();
  await unlock(page);
  await page.getByRole('link', { name: /^Draft: Encampment, Mill Meadow/ }).waitFor();
  await openTab(page, 'Me');
  await page.getByText(`Version ${NEWER}.`).waitFor();
});
