import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { PushResult } from '#protocol/push-entries.ts';
import { verifiedReceipt } from '#protocol/receipt.ts';
import {
  openTestCouncil,
  TEST_ORIGIN,
  type TestCouncil,
  type TestPerson,
  type TestPhone,
} from '../../support/council.ts';

let council: TestCouncil;
let officer: TestPerson;
let phone: TestPhone;

beforeAll(async () => {
  council = await openTestCouncil();
  officer = await council.person('officer');
  phone = await council.phone(officer);
});
afterAll(() => council.remove());

const example = kindNamed('needle-find')?.entries.logged?.example ?? {};
const find = (record = newId()) => ({ kind: 'needle-find', type: 'logged', body: example, record });
const receiptOf = (result: PushResult | undefined) =>
  result && result.outcome !== 'retry' ? verifiedReceipt(result.receipt, council.keySet, TEST_ORIGIN) : undefined;

describe('an entry that is right', () => {
  test('is stored, numbered and receipted with a signature that the phone can check', async () => {
    const sealed = await phone.seal(find());
    const { results, holding } = await phone.push(sealed);
    expect(results).toMatchObject([{ outcome: 'stored', lane: 'record', seq: 1, id: sealed.header.id }]);
    expect(await receiptOf(results[0])).toMatchObject({
      what: 'entry',
      number: 1,
      effect: 'effect',
      hash: sealed.header.entryHash,
      seq: 1,
    });
    expect(holding).toMatchObject({ have: [[1, 1]], haveAccess: [], safeThrough: 0, keySetVersion: 1, wipe: false });
  });

  test('sent again after a lost answer gives the identical receipt and changes nothing', async () => {
    const sealed = await phone.seal(find());
    const first = await phone.push(sealed);
    council.time.now += 60_000;
    const again = await phone.push(sealed, sealed);
    expect(again.results).toEqual([first.results[0], first.results[0]]);
  });
});
