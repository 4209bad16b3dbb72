// The outbox as the sender sees it, from the service worker and from the app's worker alike.
import { DAY_MS } from '#domain/clock.ts';
import type { ReceiptRow } from '#device/rows.ts';
import type { Contact } from '#protocol/contact.ts';
import { laneSchema, type Lane } from '#protocol/header.ts';
import type { SignedKeySet } from '#protocol/key-set.ts';
import { keyOf, type Line } from './batches.ts';
import { versionOf } from './key-sets.ts';
import type { OutboxChange, PauseWhy } from './engine-words.ts';
import { answerOf, inOneTransaction, openExisting, type Work } from './idb.ts';
import { metaOf, outboxRowSchema, type ReadRow, waitingLine, type WaitingLine } from './outbox-rows.ts';
import { askAgain } from './attachment-store.ts';
import { rangesOf, type Received } from './ranges.ts';

export interface Enrolled {
  readonly enrolment: string;
  readonly council: string;
  readonly origin: string;
  readonly keySets: readonly SignedKeySet[];
  readonly pause?: PauseWhy | 'wiping' | undefined;
}

export interface Outbox {
  readonly waiting: readonly WaitingLine[];
  /** Waiting rows that no longer parse. */
  readonly unreadable: number;
  readonly received: Received;
  readonly contact: Omit<Contact, 'version'>;
}

export interface OutboxStore {
  readonly database: IDBDatabase;
  enrolled(): Promise<Enrolled | undefined>;
  read(): Promise<Outbox>;
  /** One transaction; skips what changed meanwhile, and never removes a row. */
  write(change: OutboxChange): Promise<void>;
  /** Marks the unreadable rows as needing attention; everything in them is kept. */
  setAsideUnreadable(): Promise<void>;
  /** A wipe is never lifted. */
  pause(why: PauseWhy | undefined): Promise<void>;
  keepKeySets(sets: readonly SignedKeySet[]): Promise<void>;
  /** A council that was restored may have lost photos that it had receipted: they are asked for again. */
  heardOf(incarnation: string): Promise<void>;
  /** At most once a day; answers how many sealed copies went. */
  prune(safeThrough: number, now: number): Promise<number>;
  /** When whoever sends last gave a sign of life; 0 before the first. */
  lastBeat(): Promise<number>;
  beat(now: number): Promise<void>;
  close(): void;
}

/** Undefined where the enrolment is no longer, or not yet, on this phone. */
export async function openOutboxStore(factory: IDBFactory, name: string): Promise<OutboxStore | undefined> {
  const database = await openExisting(factory, name);
  if (!database) return undefined;
  const writing = (stores: readonly string[], work: Work) => inOneTransaction(database, stores, work);
  const metaRows = async () =>
    metaOf(await answerOf<unknown[]>(database.transaction('meta').objectStore('meta').getAll()));

  return {
    database,
    async enrolled() {
      const { enrolment, keys, pause } = await metaRows();
      if (!enrolment || !keys) return undefined;
      return { ...enrolment, keySets: keys.sets, pause: pause?.why };
    },
    read: () => readOutbox(database),
    write: (change) =>
      writing(['outbox', 'receipts', 'attachments'], async (store) => {
        await applyChange(store('outbox'), store('receipts'), change);
        // A council that lost entries may have lost photos: asking costs one small request each.
        if (change.again.length > 0) await askAgain(store('attachments'));
      }),
    setAsideUnreadable: () => writing(['outbox'], (store) => setAsideUnreadable(store('outbox'))),
    pause: (why) =>
      writing(['meta'], async (store) => {
        const { pause } = metaOf([await answerOf<unknown>(store('meta').get('pause'))]);
        if (pause?.why !== 'wiping') store('meta').put({ name: 'pause', ...(why && { why }) });
      }),
    keepKeySets: (sets) =>
      writing(['meta'], async (store) => {
        store('meta').put({ name: 'keys', sets });
      }),
    async heardOf(incarnation) {
      const { sender } = await metaRows();
      if (sender?.incarnation === incarnation) return;
      await writing(['meta', 'attachments'], async (store) => {
        const { sender: before } = metaOf([await answerOf<unknown>(store('meta').get('sender'))]);
        store('meta').put({ beat: 0, ...before, name: 'sender', incarnation });
        if (before?.incarnation !== undefined) await askAgain(store('attachments'));
      });
    },
    async prune(safeThrough, now) {
      const { sender } = await metaRows();
      if (now - (sender?.pruned ?? 0) < DAY_MS) return 0;
      let pruned = 0;
      await writing(['outbox', 'receipts', 'meta'], async (store) => {
        pruned = await pruneSealed(store('outbox'), store('receipts'), safeThrough, now);
        store('meta').put({ beat: 0, ...sender, name: 'sender', pruned: now });
      });
      return pruned;
    },
    lastBeat: async () => (await metaRows()).sender?.beat ?? 0,
    beat: (now) =>
      writing(['meta'], async (store) => {
        const { sender } = metaOf([await answerOf<unknown>(store('meta').get('sender'))]);
        store('meta').put({ ...sender, name: 'sender', beat: now });
      }),
    close: () => database.close(),
  };
}

async function readOutbox(database: IDBDatabase): Promise<Outbox> {
  const transaction = database.transaction(['outbox', 'receipts', 'meta']);
  const states = transaction.objectStore('outbox').index('state');
  const [waiting, discarded, received, meta] = await Promise.all([
    answerOf<unknown[]>(states.getAll('waiting')),
    answerOf<unknown[]>(states.getAll('discarded')),
    answerOf(states.getAllKeys('received')),
    answerOf<unknown[]>(transaction.objectStore('meta').getAll()),
  ]);
  const stubs = discarded.flatMap(parsed);
  const answered = await Promise.all(
    stubs.map(({ lane, seq }) => answerOf(transaction.objectStore('receipts').getKey([lane, seq]))),
  );
  const readable = waiting.flatMap(parsed).filter(({ sealed }) => sealed !== undefined);
  const lines = [...readable, ...stubs.filter((_, i) => answered[i] === undefined)];
  const kept = [...received.flatMap(laneAndSeq), ...stubs.filter((_, i) => answered[i] !== undefined)];
  const { head, health, pause, keys } = metaOf(meta);
  const ofLane = (wanted: Lane) => rangesOf(kept.filter(({ lane }) => lane === wanted).map(({ seq }) => seq));
  return {
    waiting: lines.flatMap((row) => waitingLine(row) ?? []),
    unreadable: waiting.length - readable.length,
    received: { record: ofLane('record'), access: ofLane('access') },
    contact: {
      lastSeq: head?.record ?? 0,
      waiting: waiting.length,
      persisted: health?.persisted ?? 'unknown',
      ...(keys && { keySet: versionOf(keys.sets) }),
      ...(pause?.why === 'wiping' && { keys: 'gone' }),
    },
  };
}

const parsed = (row: unknown): ReadRow[] => {
  const { data } = outboxRowSchema.safeParse(row);
  return data ? [data] : [];
};

function laneAndSeq(key: IDBValidKey): { lane: Lane; seq: number }[] {
  if (!Array.isArray(key)) return [];
  const [lane, seq]: unknown[] = key;
  const known = laneSchema.safeParse(lane);
  return known.success && typeof seq === 'number' ? [{ lane: known.data, seq }] : [];
}

const isReadable = (row: unknown): boolean => parsed(row).some(({ sealed }) => sealed !== undefined);

const UNREADABLE = 'This entry is damaged on this phone and cannot be sent as it is';

const setAsideUnreadable = (outbox: IDBObjectStore): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = outbox.index('state').openCursor('waiting');
    request.onerror = () => reject(request.error ?? new Error(UNREADABLE));
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve();
      const row: unknown = cursor.value;
      if (typeof row === 'object' && !isReadable(row))
        cursor.update({ ...row, state: 'attention', problem: UNREADABLE });
      cursor.continue();
    };
  });

type Place = Pick<Line, 'lane' | 'seq'>;

async function applyChange(outbox: IDBObjectStore, receipts: IDBObjectStore, change: OutboxChange): Promise<void> {
  const proved = change.receipts.map(({ row }) => row);
  const rows = await rowsAt(outbox, [...proved, ...change.retries, ...change.attention, ...change.again]);
  const alter = (key: Place, to: (row: ReadRow) => ReadRow | undefined): void => {
    const row = rows.get(keyOf(key));
    const next = row && to(row);
    if (!next) return;
    rows.set(keyOf(key), next);
    outbox.put(next);
  };
  for (const { of, row: receipt } of change.receipts)
    alter(receipt, ({ problem: _, stub, ...row }) => {
      if (row.id !== receipt.id) return undefined;
      receipts.put(receipt);
      // Discarded here and kept there: the council has it, so it was received.
      return of === 'stub' && stub ? undefined : { ...row, state: 'received' };
    });
  for (const { attempts, nextTry, ...key } of change.retries)
    alter(key, (row) => (row.state === 'received' ? undefined : { ...row, attempts, nextTry }));
  for (const { problem, ...key } of change.attention)
    alter(key, (row) => (row.state === 'waiting' ? { ...row, state: 'attention', problem } : undefined));
  for (const key of change.again)
    alter(key, (row) => {
      if (row.state === 'discarded') receipts.delete([key.lane, key.seq]);
      return row.state === 'received' && row.sealed
        ? { ...row, state: 'waiting', attempts: 0, nextTry: 0, problem: LOST }
        : undefined;
    });
}

/** A stretch of neighbours is one question: asked one by one, a batch would be two hundred. */
async function rowsAt(outbox: IDBObjectStore, places: readonly Place[]): Promise<Map<string, ReadRow>> {
  const stretches = laneSchema.options.flatMap((lane) =>
    rangesOf(places.filter((place) => place.lane === lane).map(({ seq }) => seq)).map(([first, last]) =>
      answerOf<unknown[]>(outbox.getAll(IDBKeyRange.bound([lane, first], [lane, last]))),
    ),
  );
  const found = (await Promise.all(stretches)).flat().flatMap(parsed);
  return new Map(found.map((row) => [keyOf(row), row]));
}

const LOST = 'The council had this and no longer has it, so it is being sent again';

const KEPT_DAYS = 14;
const KEPT_DAYS_WITHOUT_BACKUP = 30;

/** Sealed copies go when a verified backup holds them and 14 days are over; with no backup ever, after 30 days. */
async function pruneSealed(
  outbox: IDBObjectStore,
  receipts: IDBObjectStore,
  safeThrough: number,
  now: number,
): Promise<number> {
  const days = safeThrough > 0 ? KEPT_DAYS : KEPT_DAYS_WITHOUT_BACKUP;
  const before = new Date(now - days * DAY_MS).toISOString();
  const all: readonly ReceiptRow[] = await answerOf(receipts.getAll());
  // Most days nothing is old enough, and then no sealed copy is read at all.
  const old = all.filter(
    ({ at, lane, seq }) => at < before && (safeThrough === 0 || lane === 'access' || seq <= safeThrough),
  );
  let pruned = 0;
  await Promise.all(
    old.map(async ({ lane, seq }) => {
      const [row] = parsed(await answerOf<unknown>(outbox.get([lane, seq])));
      if (row?.state !== 'received' || !row.sealed) return;
      const { sealed: _, ...rest } = row;
      outbox.put(rest);
      pruned++;
    }),
  );
  return pruned;
}
