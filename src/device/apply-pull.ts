// What a pull brought, in one transaction: pages, cursor, echoed journal rows gone, numbers and effects known. All of it or nothing.
import type { Bytes } from '#protocol/bytes.ts';
import type { PulledEntry, PullMeta } from '#protocol/pull-entries.ts';
import { compact } from './compact.ts';
import { inOneTransaction, readMeta } from './database.ts';
import { keyFor, type Vault } from './open-vault.ts';
import { pageRow, readPage } from './pages.ts';
import { recordKeyFor } from './record-keys.ts';
import { type PageRow, RECORD_KEY } from './rows.ts';
import { peopleRow } from './settings-documents.ts';
import type { Unlocked } from './unlocked.ts';
import { withoutRecords } from './leave-records.ts';

export interface Pulled {
  readonly meta: PullMeta;
  readonly pages: readonly Bytes[];
  /** The cursor that was asked with. */
  readonly after: string | undefined;
}

const PULLED = ['meta', 'pages', 'lines', 'journal', 'receipts', 'settings'] as const;

/** `stale` where another tab has pulled since: nothing is written, ask again with the cursor of now. */
export async function applyPull(open: Unlocked, { meta, pages, after }: Pulled): Promise<'applied' | 'stale'> {
  const { vault, own, records } = open;
  const { db, ports } = vault;
  const rows = await encrypted(vault, meta, pages);
  const echoed = await echoesIn(vault.enrolment, meta, pages);
  const left = await withoutRecords(vault, meta.leave, records);
  const people = { ...open.people, ...Object.fromEntries(meta.people.map(({ id, name }) => [id, name])) };
  const names = await peopleRow(vault, people);

  const outcome = await inOneTransaction(
    db,
    [...PULLED, ...(meta.leave.length > 0 ? (['attachments', 'attachmentChunks'] as const) : [])],
    async () => {
      const pull = await readMeta(db, 'pull');
      if (pull?.cursor !== after) return 'stale';
      const { replaces: before, ...rest } = pull ?? { name: 'pull' };
      // From the beginning: what was here before is replaced once everything has come again.
      const replaces = after === undefined ? ((await db.pages.toCollection().primaryKeys()).at(-1) ?? 0) : before;
      if (!(await left.write())) return 'stale';
      await db.pages.bulkAdd([...rows]);
      const whole = !meta.more && replaces !== undefined;
      if (whole) {
        await db.pages.where(':id').belowOrEqual(replaces).delete();
        await db.lines.where(':id').belowOrEqual(replaces).delete();
      }
      await db.journal.bulkDelete(echoed.map(({ seq }) => seq));
      await noteEchoes(vault, echoed);
      await db.settings.bulkDelete(meta.leave.map((record) => RECORD_KEY + record));
      if (meta.people.length > 0) await db.settings.put(names);
      const now = ports.now();
      await db.meta.put({
        ...rest,
        name: 'pull',
        cursor: meta.cursor,
        lastPull: now,
        lastContact: now,
        // What a clock that was ahead showed before must not end the next lease at once.
        lastSeen: now,
        clockOffset: Date.parse(meta.holding.now) - now,
        ...(whole || replaces === undefined ? {} : { replaces }),
      });
      return whole && replaces > 0 ? 'replaced' : 'applied';
    },
  );
  if (outcome === 'stale') return outcome;
  vault.remembered.clockOffset = undefined;
  open.people = people;
  if (meta.leave.length > 0) await records.forget(meta.leave);
  const seqs = echoed.map(({ seq }) => seq);
  if (outcome === 'replaced') own.drop(seqs);
  // Folding goes on behind: whoever asks for records waits for it.
  const folded = outcome === 'replaced' ? records.reload() : records.catchUp(seqs);
  void folded
    .then(() => ports.changed('records'))
    .then(() => (meta.more ? undefined : compact(vault, records)))
    .catch(() => undefined);
  return 'applied';
}

function encrypted(vault: Vault, meta: PullMeta, pages: readonly Bytes[]): Promise<readonly PageRow[]> {
  return Promise.all(
    meta.pages.map(async ({ entries, sealedRecord }, i) => {
      const key = sealedRecord ? await recordKeyFor(vault, sealedRecord) : await keyFor(vault, 'archive');
      return pageRow(key, pages[i] ?? new Uint8Array(), { entries, ...(sealedRecord ? { sealedRecord } : {}) });
    }),
  );
}

type Echo = PullMeta['echoes'][number];

/** A journal row goes only when its entry has been seen, readable, in a page of this very answer. */
async function echoesIn(enrolment: string, { echoes }: PullMeta, pages: readonly Bytes[]): Promise<readonly Echo[]> {
  if (echoes.length === 0) return [];
  const read = await Promise.all(pages.map((page) => readPage(page).catch((): readonly PulledEntry[] => [])));
  const seen = new Set(read.flat().flatMap(({ entry }) => (entry.enrolment === enrolment ? [entry.seq] : [])));
  return echoes.filter(({ seq }) => seen.has(seq));
}

/** A held entry that was decided has another effect now than its receipt says. */
async function noteEchoes({ db }: Vault, echoes: readonly Echo[]): Promise<void> {
  const receipts = await db.receipts.bulkGet(echoes.map(({ seq }): [string, number] => ['record', seq]));
  const changed = echoes.flatMap(({ seq, number, effect }) => {
    const receipt = receipts.find((each) => each?.seq === seq);
    if (!receipt || (receipt.effect === effect && receipt.number === number)) return [];
    return [{ ...receipt, effect, ...(number === undefined ? {} : { number }) }];
  });
  await db.receipts.bulkPut(changed);
}
