import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import { openTestCouncil, type TestCouncil, type TestPerson, type TestPhone } from '../../support/council.ts';

let council: TestCouncil;
let officer: TestPerson;
let phone: TestPhone;

beforeAll(async () => {
  council = await openTestCouncil();
  await council.person('coordinator');
  officer = await council.person('officer');
  phone = await council.phone(officer);
});
afterAll(() => council.remove());

const body = (kind: string) => kindNamed(kind)?.entries.logged?.example ?? {};
const find = (record = newId()) => ({ kind: 'needle-find', type: 'logged', body: body('needle-find'), record });
const visit = (record = newId()) => ({ kind: 'sanctuary', type: 'logged', body: body('sanctuary'), record });

describe('a pull', () => {
  test('gives what was pushed, by this phone and by others in scope, and then nothing with the same cursor', async () => {
    const other = await council.phone(await council.person('officer'));
    const mine = await phone.seal(find());
    const theirs = await other.seal(find());
    await phone.push(mine);
    await other.push(theirs);
    const first = await phone.pull();
    expect(first.entries.map(({ entry }) => entry.id)).toEqual([mine.header.id, theirs.header.id]);
    expect(first.meta.echoes).toEqual([{ seq: 1, number: 1, effect: 'effect' }]);
    const second = await phone.pull(first.meta.cursor);
    expect(second.entries).toEqual([]);
    expect(second.meta.cursor).toBe(first.meta.cursor);
  });

  test('of a sealed record comes in pages of its own, to those named and to nobody else', async () => {
    const assessor = await council.phone(await council.person('assessor'));
    const manager = await council.phone(await council.person('manager', 'officer'));
    const before = await manager.pull();
    const sealed = await assessor.seal(visit());
    const { results } = await assessor.push(sealed);
    expect(results).toMatchObject([{ outcome: 'stored' }]);
    const own = await assessor.pull();
    expect(own.entries.filter(({ sealedRecord }) => sealedRecord === sealed.header.record)).toHaveLength(1);
    const after = await manager.pull(before.meta.cursor);
    expect({ ...after.meta, holding: undefined }).toEqual({
      ...before.meta,
      pages: [],
      echoes: [],
      holding: undefined,
    });
  });
});
