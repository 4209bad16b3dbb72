import { afterAll, beforeAll, expect, it } from 'vitest';
import { importRecords } from '#protocol/imports.ts';
import { openTestCouncil, type TestCouncil } from './test-council.ts';

let council: TestCouncil;
beforeAll(async () => {
  council = await openTestCouncil();
});
afterAll(() => council.close());

const send = (text: string, update = false, name = 'needle-finds') =>
  council.ask(importRecords, { cookie: council.admin, params: { name }, body: { text, update } });
const rows = (...lines: string[]) => ['found_at,count,reference', ...lines].join('\n');

it('takes a file from the desk all or none, names every bad line, and takes a row once', async () => {
  const bad = (await send(rows('2020-04-02,7,N1', 'yesterday,7,N2', '2020-04-03,many,N3'))).json();
  expect(bad).toMatchObject({
    added: 0,
    problems: [expect.stringMatching(/^Line 3/), expect.stringMatching(/^Line 4/)],
  });
  const good = rows('2020-04-02,7,N1', '2020-04-03,2,N3');
  expect((await send(good)).json()).toMatchObject({ added: 2, same: 0, problems: [] });
  expect((await send(good)).json()).toMatchObject({ added: 0, same: 2 });
});

it('lists a known row with other values by line, and amends it only where asked', async () => {
  const other = rows('2020-04-02,8,N1');
  expect((await send(other)).json()).toMatchObject({ amended: 0, differing: [expect.stringContaining('Line 2')] });
  expect((await send(other, true)).json()).toMatchObject({ amended: 1, differing: [] });
  expect((await send(other)).json()).toMatchObject({ same: 1 });
});

it('does not take what is another role’s to import', async () => {
  expect((await send('reference,referred_at\nS1,2020-01-02', false, 'sanctuary-referrals')).statusCode).toBe(404);
});
