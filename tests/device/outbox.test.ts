import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Device } from '#device/device.ts';
import { addsUp } from '#device/ledger.ts';
import { newId } from '#domain/id.ts';
import { entryOf, openSealed } from '#protocol/envelope.ts';
import { newOpeningPair } from '#protocol/hpke.ts';

import { keyIdOf, publicKeyText } from '#protocol/signature.ts';
import { openReason, readStub } from '#protocol/stub.ts';
import { echoOf, pull } from './council-pull.ts';
import {
  damage,
  emptyStorage,
  everythingStored,
  needle,
  newCouncil,
  newPhone,
  outboxAtCouncil,
  rawRows,
  saveNeedle,
} from './phone.ts';

beforeEach(emptyStorage);

interface Row {
  readonly lane: string;
  readonly seq: number;
  readonly id: string;
  readonly state: string;
  readonly sealed?: ArrayBuffer;
  readonly stub?: ArrayBuffer;
}
const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null && 'lane' in row && 'seq' in row;

const outboxRows = async (): Promise<Row[]> => (await rawRows('outbox')).filter(isRow);

/** What the sender does to a row, below the vault. */
async function settle(device: Device, seq: number, change: object): Promise<void> {
  await damage('outbox', (row) =>
    isRow(row) && row.lane === 'record' && row.seq === seq ? { ...row, ...change } : row,
  );
  await device.refresh();
}

describe('what needs attention', () => {
  it('says why, and waits again when a person says so', async () => {
    const { device } = await newPhone();
    await saveNeedle(device);
    await settle(device, 1, { state: 'attention', problem: 'The council could not read it' });
    expect((await device.outbox()).attention).toMatchObject([
      { seq: 1, delivery: 'attention', problem: 'The council could not read it' },
    ]);
    expect((await device.records({ most: 1 })).lines[0]?.delivery).toBe('attention');
    await device.retry(1);
    expect((await device.outbox()).waiting).toMatchObject([{ seq: 1, delivery: 'waiting' }]);
  });

  it('is sealed again from the journal when its sealed copy is damaged', async () => {
    const { device, council } = await newPhone();
    await saveNeedle(device, { notes: 'the same' });
    await settle(device, 1, { state: 'attention', sealed: new ArrayBuffer(3) });
    await device.retry(1);
    expect(await outboxAtCouncil(council)).toMatchObject([{ seq: 1, body: { notes: 'the same' } }]);
  });

  it('leaves only by a person’s word, as a signed stub with the reason', async () => {
    const { device, council } = await newPhone();
    const record = await saveNeedle(device);
    expect(await device.discard(1, 'Typed on the wrong phone')).toMatchObject({ outcome: 'failed' });
    await settle(device, 1, { state: 'attention' });
    expect(await device.discard(1, '  ')).toMatchObject({ outcome: 'failed' });
    expect(await device.discard(1, 'x'.repeat(501))).toMatchObject({ outcome: 'failed' });
    expect(await device.discard(1, 'Typed on the wrong phone')).toEqual({ outcome: 'done' });
    const [row] = await outboxRows();
    const stub = readStub(new Uint8Array(row?.stub ?? new ArrayBuffer()));
    expect(stub.header).toMatchObject({ seq: 1, record });
    expect(await openReason(stub, council.opening.privateKey)).toBe('Typed on the wrong phone');
    expect(await everythingStored()).not.toContain('wrong phone');
    expect(await device.record(record)).toBeUndefined();
    expect((await device.outbox()).ledger).toMatchObject({ saved: 1, discarded: 1, waiting: 0 });
  });

  it('can be taken away sealed', async () => {
    const { device, council } = await newPhone();
    const record = await saveNeedle(device);
    const blob = await device.exportSealed(1);
    const opened = await openSealed(new Uint8Array(await blob.arrayBuffer()), council.opening.privateKey);
    expect(entryOf(opened.bytes).record).toBe(record);
  });
});

describe('receipts', () => {
  it('show as received with the council’s time, or as deciding where it is held', async () => {
    const { device, council } = await newPhone();
    const [one, two] = [await saveNeedle(device), await saveNeedle(device)];
    const [first, second] = await outboxAtCouncil(council);
    if (!first || !second) throw new Error('Nothing was saved');
    await putReceipt({
      lane: 'record',
      seq: 1,
      id: first.id,
      at: '2026-11-23T10:00:00.000Z',
      number: 1,
      effect: 'effect',
    });
    await putReceipt({ lane: 'record', seq: 2, id: second.id, at: '2026-11-23T10:00:00.000Z', effect: 'held' });
    await settle(device, 1, { state: 'received' });
    await settle(device, 2, { state: 'received' });
    const { lines } = await device.records({ most: 9 });
    expect(Object.fromEntries(lines.map(({ id, delivery }) => [id, delivery]))).toEqual({
      [one]: 'received',
      [two]: 'deciding',
    });
    expect((await device.record(one))?.state.timeline[0]).toMatchObject({
      number: 1,
      receivedAt: '2026-11-23T10:00:00.000Z',
    });
    expect((await device.record(two))?.state.begun).toBe(false);
    const { received, ledger } = await device.outbox();
    expect(received.map(({ seq, delivery }) => [seq, delivery])).toEqual([
      [2, 'deciding'],
      [1, 'received'],
    ]);
    expect(addsUp(ledger)).toBe(true);
    await pull(device, [{ entries: [echoOf(first)] }], { echoes: [{ seq: 1, number: 1, effect: 'effect' }] });
    expect((await device.outbox()).received[1]).toMatchObject({
      seq: 1,
      heading: 'Needle find, River Steps',
      detail: expect.stringContaining('7'),
    });
  });
});

describe('a new key set', () => {
  it('makes the phone seal again what only a lost key could open; the signed bytes stay', async () => {
    const phone = await newPhone();
    await saveNeedle(phone.device, { notes: 'sealed twice' });
    const [before] = await outboxAtCouncil(phone.council);
    const pair = await newOpeningPair();
    const publicKey = await publicKeyText(pair.publicKey);
    const next = { ...phone.council.keySet, version: 2, openingKeys: [{ id: await keyIdOf(publicKey), publicKey }] };
    await damage('meta', (row) =>
      typeof row === 'object' && row !== null && 'sets' in row
        ? { ...row, sets: [{ text: JSON.stringify(next) }] }
        : row,
    );
    expect(await phone.device.reseal()).toBe(1);
    expect(await phone.device.reseal()).toBe(0);
    expect(await outboxAtCouncil({ ...phone.council, opening: pair })).toEqual([before]);
  });
});

describe('the access lane', () => {
  it('has a counter of its own and is in no ledger', async () => {
    const { device } = await newPhone();
    const record = await saveNeedle(device);
    await device.logAccess(record, 'opened');
    await device.logAccess(record, 'revealed', 'details/address');
    expect((await outboxRows()).map(({ lane, seq }) => [lane, seq])).toEqual([
      ['access', 1],
      ['access', 2],
      ['record', 1],
    ]);
    expect((await device.outbox()).ledger).toMatchObject({ saved: 1, waiting: 1 });
  });
});

describe('the ledger', () => {
  it('adds up whatever happens, in any order', async () => {
    const council = await newCouncil();
    let discards = 0;
    const step = fc.constantFrom(
      'save',
      'save',
      'attention',
      'attention',
      'receive',
      'discard',
      'discard',
      'retry',
      'fail',
      'echo',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        emptyStorage();
        const { device } = await newPhone({ council });
        for (const each of steps) {
          const rows = await outboxRows();
          const waiting = rows.find(({ state }) => state === 'waiting');
          const attention = rows.find(({ state }) => state === 'attention');
          if (each === 'save') await saveNeedle(device);
          if (each === 'fail') await device.save(newId(), 'needle-find', [needle({ count: -5 })]);
          if (each === 'attention' && waiting) await settle(device, waiting.seq, { state: 'attention' });
          if (each === 'receive' && waiting) {
            await putReceipt({
              lane: 'record',
              seq: waiting.seq,
              id: waiting.id,
              at: '2026-11-23T10:00:00.000Z',
              number: 1,
              effect: 'effect',
            });
            await settle(device, waiting.seq, { state: 'received' });
          }
          if (each === 'retry' && attention) await device.retry(attention.seq);
          if (each === 'discard' && attention && (await device.discard(attention.seq, 'Wrong')).outcome === 'done')
            discards++;
          if (each === 'echo') {
            const received = new Set(rows.filter(({ state }) => state === 'received').map(({ id }) => id));
            const entries = (await outboxAtCouncil(council))
              .filter(({ id }) => received.has(id))
              .map((entry) => echoOf(entry));
            const echoes = entries.map(({ entry }) => ({ seq: entry.seq ?? 0, number: 1, effect: 'effect' as const }));
            if (entries.length > 0) await pull(device, [{ entries }], { echoes });
          }
          const { ledger } = await device.outbox();
          expect(addsUp(ledger)).toBe(true);
          expect((await device.records({ most: 99 })).total).toBe(ledger.saved - ledger.discarded);
        }
      }),
      { numRuns: 15 },
    );
    expect(discards).toBeGreaterThan(0);
  });
});

async function putReceipt(row: object): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('w-')) continue;
    await new Promise<void>((done) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('receipts', 'readwrite');
        transaction.objectStore('receipts').put(row);
        transaction.oncomplete = () => {
          opening.result.close();
          done();
        };
      };
    });
  }
}
