import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import { openTestCouncil, type TestCouncil, type TestPerson } from '../../support/council.ts';

let council: TestCouncil;
let officer: TestPerson;
let manager: TestPerson;
let others: readonly TestPerson[];

const kind = kinds.find(({ begins }) => begins === 'first-aid');
const find = newId();

beforeAll(async () => {
  council = await openTestCouncil();
  officer = await council.person('officer');
  manager = await council.person('manager');
  const elsewhere = await council.person('manager');
  await council.database.as({ act: 'system' }, (tx) =>
    tx.updateTable('people').set({ team: 'Parks' }).where('id', '=', elsewhere.id).execute(),
  );
  others = [elsewhere, await council.person('coordinator', 'assessor'), await council.person('officer')];
});
afterAll(() => council.remove());

const recordsOf = (person: TestPerson) =>
  council.database.as({ act: 'app', council: council.id, person: person.id }, (tx) =>
    tx.selectFrom('records').select(['id', 'named', 'facts']).where('sealed', '=', true).execute(),
  );

test('an injury is open to the officer and their manager, and to nobody else', async () => {
  const phone = await council.phone(officer);
  const record = newId();
  const body = { ...kind?.entries.logged?.example, find: { record: find, words: 'Needle find, River Steps' } };
  const { results } = await phone.push(await phone.seal({ kind: kind?.name ?? '', type: 'logged', body, record }));
  expect(results).toMatchObject([{ outcome: 'stored' }]);

  for (const person of [officer, manager]) expect(await recordsOf(person)).toMatchObject([{ id: record }]);
  for (const person of others) expect(await recordsOf(person)).toEqual([]);
  const [row] = await recordsOf(manager);
  expect(row?.named.toSorted()).toEqual([officer.id, manager.id].toSorted());
  expect(JSON.stringify(row?.facts)).not.toContain(find);

  expect((await phone.pull()).entries.map(({ entry }) => entry.record)).toEqual([record]);
  for (const person of others) expect((await (await council.phone(person)).pull()).entries).toEqual([]);
});
