// What waits, what needs a person, and what the council has lately received: in the words of the record each belongs to.
import type { JsonObject } from '#domain/json.ts';
import { genericEntries, isGenericType } from '#domain/generic-entries.ts';
import { entryTypeOf, kindNamed } from '#kinds/registry.ts';
import { attachmentsOf } from './attachment-links.ts';
import { standingOf } from './delivery.ts';
import { readLedger } from './ledger.ts';
import type { OutboxLine, OutboxView } from './phone-storage.ts';
import type { OutboxRow, OutboxState } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

const LATEST = 20;

export async function outboxView(open: Unlocked): Promise<OutboxView> {
  const { db } = open.vault;
  const inState = (state: OutboxState) => db.outbox.where('[lane+state]').equals(['record', state]);
  const [ledger, rows, quarantined] = await Promise.all([
    readLedger(db),
    db.transaction('r', db.outbox, async () => ({
      attention: await inState('attention').toArray(),
      waiting: await inState('waiting').toArray(),
      received: await inState('received').reverse().limit(LATEST).toArray(),
    })),
    db.transaction('r', db.quarantine, () => db.quarantine.count()),
  ]);
  const linesOf = (some: readonly OutboxRow[]) => Promise.all(some.map((row) => lineOf(open, row)));
  return {
    ledger,
    attention: await linesOf(rows.attention),
    waiting: await linesOf(rows.waiting),
    received: await linesOf(rows.received),
    quarantined,
  };
}

interface Written {
  readonly kind: string;
  readonly type: string;
  readonly body: JsonObject;
  readonly savedAt: string;
}

async function lineOf({ vault, own, records }: Unlocked, row: OutboxRow): Promise<OutboxLine> {
  const { seq, record, id } = row;
  const receipt = await vault.db.transaction('r', vault.db.receipts, () => vault.db.receipts.get(['record', seq]));
  const { delivery, receivedAt } = standingOf(row, receipt);
  const written = own.bySeq(seq)?.entry ?? (await echoed(records, record, id));
  return {
    lane: 'record',
    seq,
    record,
    heading: records.line(record)?.heading ?? 'Not readable on this phone now',
    detail: written ? detailOf(written) : '',
    savedAt: written?.savedAt ?? '',
    photos: written ? attachmentsOf(written).length : 0,
    delivery,
    ...(row.problem === undefined ? {} : { problem: row.problem }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
  };
}

/** Back in a page already: its journal row is gone. */
async function echoed(records: Unlocked['records'], record: string, id: string): Promise<Written | undefined> {
  const state = await records.known(record);
  const line = state?.timeline.find((each) => each.id === id);
  return state && line && { ...line, kind: state.kind };
}

function detailOf({ kind, type, body }: Written): string {
  if (isGenericType(type)) return genericEntries[type].title;
  const known = kindNamed(kind);
  const rule = known && entryTypeOf(known, type);
  return rule
    ? [...new Set([rule.title, rule.summarise(body)])].filter(Boolean).join(': ')
    : 'Update the app to see this';
}
