import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '#domain/id.ts';
import { addsUp } from '#device/ledger.ts';
import { emptyStorage, needle, newPhone, PASSPHRASE, rawRows, saveNeedle } from './phone.ts';

beforeEach(emptyStorage);
afterEach(() => vi.restoreAllMocks());

/** Every write to this store fails as the browser would let it fail: the request errs, or the commit does. */
function failWritesTo(store: string, fault: DOMException, times = Number.POSITIVE_INFINITY): void {
  let left = times;
  const { put, add } = IDBObjectStore.prototype;
  const remove = IDBObjectStore.prototype.delete;
  const fail = (name: string): void => {
    if (name === store && left-- > 0) throw fault;
  };
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    fail(this.name);
    return put.apply(this, args);
  });
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args) {
    fail(this.name);
    return add.apply(this, args);
  });
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, ...args) {
    fail(this.name);
    return remove.apply(this, args);
  });
}

const kept = async () => ({
  journal: (await rawRows('journal')).length,
  outbox: (await rawRows('outbox')).length,
  drafts: (await rawRows('drafts')).length,
  meta: (await rawRows('meta')).find(
    (row) => typeof row === 'object' && row !== null && 'name' in row && row.name === 'head',
  ),
});

describe('one save is one transaction', () => {
  it.each(['journal', 'outbox', 'drafts', 'meta'])(
    'a fault while writing %s leaves nothing of the save, and the draft stays',
    async (store) => {
      const { device } = await newPhone();
      await saveNeedle(device);
      const draft = newId();
      await device.keepDraft({
        id: draft,
        record: newId(),
        kind: 'needle-find',
        flow: 'new',
        entries: {},
        form: {},
        heading: '',
        savedAt: 1,
      });
      const before = await kept();
      failWritesTo(store, new DOMException('Broken', 'DataError'));
      const saved = await device.save(newId(), 'needle-find', [needle()], draft);
      expect(saved).toMatchObject({ outcome: 'failed', message: expect.stringContaining('Keep this form open') });
      vi.restoreAllMocks();
      expect(await kept()).toEqual(before);
      expect((await device.records({ most: 9 })).total).toBe(1);
      // And the phone can go on at once, with no gap.
      await saveNeedle(device);
      const { ledger } = await device.outbox();
      expect([ledger.saved, addsUp(ledger)]).toEqual([2, true]);
    },
  );

  it('removes the draft with the save', async () => {
    const { device } = await newPhone();
    const draft = newId();
    await device.keepDraft({
      id: draft,
      record: newId(),
      kind: 'needle-find',
      flow: 'new',
      entries: {},
      form: {},
      heading: '',
      savedAt: 1,
    });
    await device.save(newId(), 'needle-find', [needle()], draft);
    expect(await device.drafts()).toEqual([]);
  });

  it('opens the database again and repeats the save when the connection is lost', async () => {
    const { device } = await newPhone();
    failWritesTo('journal', new DOMException('Connection to Indexed Database server lost', 'UnknownError'), 2);
    await saveNeedle(device);
    const { ledger } = await device.outbox();
    expect([ledger.saved, addsUp(ledger)]).toEqual([1, true]);
  });
});

describe('a full phone', () => {
  const full = () => new DOMException('Full', 'QuotaExceededError');
  const ballast = async () =>
    (await rawRows('settings')).some(
      (row) => typeof row === 'object' && row !== null && 'name' in row && row.name === 'ballast',
    );

  it('gives up its ballast so that the words fit', async () => {
    const { device } = await newPhone();
    await expect.poll(ballast).toBe(true);
    failWritesTo('journal', full(), 1);
    await saveNeedle(device);
    expect(await ballast()).toBe(false);
    expect((await device.outbox()).ledger.saved).toBe(1);
  });

  it('says so when even that is not enough, and the form stays', async () => {
    const { device } = await newPhone();
    failWritesTo('journal', full());
    expect(await device.save(newId(), 'needle-find', [needle()])).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('full'),
    });
    vi.restoreAllMocks();
    expect((await device.outbox()).ledger.saved).toBe(0);
  });
});

describe('two tabs', () => {
  it('never give one seq twice and leave none out', async () => {
    const phone = await newPhone();
    const other = await phone.again();
    await other.unlock(PASSPHRASE);
    await Promise.all(Array.from({ length: 6 }, (_, i) => saveNeedle(i % 2 ? other : phone.device)));
    const seqs = (await rawRows('outbox')).flatMap((row) =>
      typeof row === 'object' && row !== null && 'seq' in row ? [row.seq] : [],
    );
    expect(seqs.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    await phone.device.refresh();
    expect((await phone.device.records({ most: 9 })).total).toBe(6);
    expect(addsUp((await phone.device.outbox()).ledger)).toBe(true);
  });
});
