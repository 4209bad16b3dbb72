import { expect, test } from 'vitest';
import { startServer } from './server.ts';

test('the built server starts, survives a kill on the same port and data, and ends in order when asked', async () => {
  await using server = await startServer();
  expect(await server.setUpLink()).toContain(server.url);
  await server.kill();
  await expect(fetch(`${server.url}/api/health`)).rejects.toThrow();
  await server.start();
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  const page = await fetch(server.url);
  expect(await page.text()).toContain('<title>Wardbook</title>');
  expect(await server.stop()).toBe(0);
});
