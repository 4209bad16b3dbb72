import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { addsUp } from '#device/ledger.ts';
import { pull, pulledNeedle } from './council-pull.ts';
import { damage, emptyStorage, newPhone, PASSPHRASE, rawRows, saveNeedle } from './phone.ts';

beforeEach(emptyStorage);

/** One bit of the ciphertext of one row. */
const flipOne = () => {
  let done = false;
  return (row: unknown): unknown => {
    if (done || !hasCipher(row)) return row;
    done = true;
    const bytes = new Uint8Array(row.cipher.bytes.slice(0));
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    return { ...row, cipher: { ...row.cipher, bytes: bytes.buffer } };
  };
};

const hasCipher = (row: unknown): row is { cipher: { iv: Uint8Array; bytes: ArrayBuffer } } =>
  typeof row === 'object' && row !== null && 'cipher' in row;

describe('a row that no longer opens', () => {
  it('of the journal goes aside alone: the others are read, and it is delivered all the same', async () => {
    const phone = await newPhone();
    for (let i = 0; i < 3; i++) await saveNeedle(phone.device);
    await damage('journal', flipOne());
    const later = await phone.again();
    await later.unlock(PASSPHRASE);
    expect((await later.records({ most: 9 })).total).toBe(2);
    const { quarantined, ledger, waiting } = await later.outbox();
    expect([quarantined, waiting.length, addsUp(ledger)]).toEqual([1, 3, true]);
    expect((await rawRows('quarantine'))[0]).toMatchObject({ store: 'journal', row: { seq: 1 } });
  });

  it('of the pages is asked for again, and the others are read', async () => {
    const phone = await newPhone();
    await pull(phone.device, [{ entries: [pulledNeedle(1)] }, { entries: [pulledNeedle(2)] }]);
    await phone.device.records({ most: 1 });
    await damage('pages', flipOne());
    await damage('lines', (row) => flipOne()(row));
    const later = await phone.again();
    await later.unlock(PASSPHRASE);
    expect((await later.records({ most: 9 })).total).toBe(1);
    expect((await later.health()).quarantined).toBe(1);
    expect((await later.current())?.cursor).toBeUndefined();
  });

  it('of the drafts goes aside, and the others are offered', async () => {
    const { device } = await newPhone();
    for (const heading of ['one', 'two'])
      await device.keepDraft({
        id: newId(),
        record: newId(),
        kind: 'needle-find',
        flow: 'new',
        entries: {},
        form: {},
        heading,
        savedAt: 1,
      });
    await damage('drafts', flipOne());
    expect((await device.drafts()).length).toBe(1);
    expect((await device.health()).quarantined).toBe(1);
  });

  it('of the list lines is simply made again', async () => {
    const phone = await newPhone();
    await pull(phone.device, [{ entries: [pulledNeedle(1)] }]);
    await phone.device.records({ most: 1 });
    await damage('lines', (row) => flipOne()(row));
    const later = await phone.again();
    await later.unlock(PASSPHRASE);
    expect((await later.records({ most: 9 })).total).toBe(1);
    expect((await later.health()).quarantined).toBe(0);
  });

  it('cannot be put in the place of another', async () => {
    const phone = await newPhone();
    await saveNeedle(phone.device, { notes: 'one' });
    await saveNeedle(phone.device, { notes: 'two' });
    const [first] = await rawRows('journal');
    await damage('journal', (row) => (hasCipher(row) && hasCipher(first) ? { ...row, cipher: first.cipher } : row));
    const later = await phone.again();
    await later.unlock(PASSPHRASE);
    expect((await later.records({ most: 9 })).total).toBe(1);
    expect((await later.health()).quarantined).toBe(1);
  });
});

describe('drafts', () => {
  it('outlive the lock and a restart', async () => {
    const phone = await newPhone();
    const draft = {
      id: newId(),
      record: newId(),
      kind: 'needle-find',
      flow: 'new',
      entries: { logged: newId() },
      form: { count: 3, notes: 'By the swings' },
      heading: 'Needle find',
      savedAt: 5,
    };
    expect(await phone.device.keepDraft(draft)).toEqual({ outcome: 'done' });
    await phone.device.lock();
    expect(await phone.device.keepDraft(draft)).toMatchObject({ outcome: 'failed' });
    const later = await phone.again();
    await later.unlock(PASSPHRASE);
    expect(await later.draft(draft.id)).toEqual(draft);
    await later.discardDraft(draft.id);
    expect(await later.drafts()).toEqual([]);
  });
});
