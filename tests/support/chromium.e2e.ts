import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { launchBrowser, phone } from './chromium.ts';

test('a killed browser opens again with what its page had stored', async () => {
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<p>Notebook'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://localhost:${address !== null && typeof address === 'object' ? address.port : 0}/`;

  const first = await launchBrowser(phone);
  const page = await first.context.newPage();
  await page.goto(url);
  await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const writable = await (await folder.getFileHandle('note.txt', { create: true })).createWritable();
    await writable.write('kept');
    await writable.close();
  });
  await first.kill();

  const second = await launchBrowser({ ...phone, profile: first.profile });
  const reopened = await second.context.newPage();
  await reopened.goto(url);
  const seen = await reopened.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const note = await (await (await folder.getFileHandle('note.txt')).getFile()).text();
    return {
      note,
      language: navigator.language,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      width: window.innerWidth,
    };
  });
  await second.context.close();
  expect(seen).toMatchObject({ note: 'kept', language: 'en-GB', zone: 'Europe/London' });

  server.close();
  await rm(first.profile, { recursive: true, force: true });
});
