import { beforeEach, describe, expect, it } from 'vitest';
import type { Device } from '#device/device.ts';
import type { ReceiptRow } from '#device/rows.ts';
import { instantText } from '#domain/moment.ts';
import { type OutboxStore, openOutboxStore } from '#sync/outbox-store.ts';
import { emptyStorage, newPhone, rawRows, saveNeedle, START } from '../device/phone.ts';

beforeEach(emptyStorage);

const DAY = 86_400_000;

/** Two entries, both received at the start; the rows below are what the sender would have written. */
async function receivedTwo(): Promise<{ device: Device; store: OutboxStore }> {
  const { device } = await newPhone();
  await saveNeedle(device);
  await saveNeedle(device);
  const { database = '' } = (await device.current()) ?? {};
  const store = await openOutboxStore(indexedDB, database);
  if (!store) throw new Error('There is no outbox');
  const { waiting } = await store.read();
  const receipts = waiting.map(({ seq, id }) => {
    const row: ReceiptRow = { lane: 'record', seq, id, at: instantText(START), effect: 'effect', number: 1 };
    return { of: 'entry' as const, row };
  });
  await store.write({ receipts, retries: [], attention: [], again: [] });
  return { device, store };
}

const withCopies = async (): Promise<number[]> =>
  (await rawRows('outbox')).flatMap((row) =>
    typeof row === 'object' && row !== null && 'sealed' in row && 'seq' in row ? [Number(row.seq)] : [],
  );

describe('sealed copies after the receipt', () => {
  it('stay for 14 days, and then as long as no backup holds them', async () => {
    const { store } = await receivedTwo();
    expect(await store.prune(2, START + 13 * DAY)).toBe(0);
    expect(await store.prune(1, START + 15 * DAY)).toBe(1);
    expect(await withCopies()).toEqual([2]);
    store.close();
  });

  it('go after 30 days where no backup was ever verified', async () => {
    const { store } = await receivedTwo();
    expect(await store.prune(0, START + 29 * DAY)).toBe(0);
    expect(await store.prune(0, START + 31 * DAY)).toBe(2);
    expect(await withCopies()).toEqual([]);
    store.close();
  });

  it('are looked for once a day, and the rows without them still count as received', async () => {
    const { device, store } = await receivedTwo();
    expect(await store.prune(2, START + 15 * DAY)).toBe(2);
    expect(await store.prune(2, START + 15 * DAY + 1000)).toBe(0);
    expect((await device.outbox()).ledger).toMatchObject({ saved: 2, received: 2, waiting: 0 });
    store.close();
  });
});
