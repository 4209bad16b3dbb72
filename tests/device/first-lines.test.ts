import { beforeEach, expect, it } from 'vitest';
import { noteOn, pull, pulledNeedle } from './council-pull.ts';
import { damage, emptyStorage, newPhone, PASSPHRASE, rawRows, saveNeedle } from './phone.ts';

beforeEach(emptyStorage);

const FIRST = 0;
const isFirst = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'page' in row && row.page === FIRST;

/** A phone with sixty records, and nothing but its first row left to show them from. */
async function withFirstRowAlone() {
  const phone = await newPhone();
  await pull(phone.device, [{ entries: Array.from({ length: 60 }, (_, i) => pulledNeedle(i)) }]);
  await phone.device.records({ most: 1 });
  return phone;
}

it('the newest fifty show from a row of their own', async () => {
  const phone = await withFirstRowAlone();
  expect((await rawRows('lines')).filter(isFirst)).toHaveLength(1);
  const before = await phone.device.records({ most: 50 });
  await damage('lines', (row) => (isFirst(row) ? row : { ...Object(row), cipher: 'gone' }));
  await damage('pages', (row) => ({ ...Object(row), cipher: 'gone' }));
  const device = await phone.again();
  await device.unlock(PASSPHRASE);
  expect(await device.records({ most: 50 })).toEqual(before);
  expect(before.total).toBe(60);
});

it('with an entry of one’s own beside it that row counts for nothing', async () => {
  const phone = await withFirstRowAlone();
  const record = await saveNeedle(phone.device);
  const device = await phone.again();
  await device.unlock(PASSPHRASE);
  const { lines, total } = await device.records({ most: 50 });
  expect([total, lines.some(({ id }) => id === record)]).toEqual([61, true]);
});

it('a later page makes it again', async () => {
  const phone = await withFirstRowAlone();
  const later = pulledNeedle(99);
  await pull(phone.device, [{ entries: [later, noteOn(later.entry.record, 'Crew came')] }]);
  await phone.device.records({ most: 1 });
  const device = await phone.again();
  await device.unlock(PASSPHRASE);
  const { lines, total } = await device.records({ most: 50 });
  expect([total, lines.some(({ id }) => id === later.entry.record)]).toEqual([61, true]);
});

it('what left this person’s reach is not in it', async () => {
  const phone = await withFirstRowAlone();
  const left = (await phone.device.records({ most: 1 })).lines[0]?.id ?? '';
  await pull(phone.device, [], { leave: [left] });
  const device = await phone.again();
  await device.unlock(PASSPHRASE);
  const { lines, total } = await device.records({ most: 50 });
  expect([total, lines.some(({ id }) => id === left)]).toEqual([59, false]);
});
