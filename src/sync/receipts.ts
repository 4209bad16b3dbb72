// From an answer to what the phone may believe: only receipts that verify, and only for the very bytes that were sent.
import { keySetOf, type SignedKeySet } from '#protocol/key-set.ts';
import type { PushResult } from '#protocol/push-entries.ts';
import { type SignedReceipt, verifiedReceipt } from '#protocol/receipt.ts';
import type { Outcome } from './engine-words.ts';
import { keyOf } from './batches.ts';
import type { WaitingLine } from './outbox-rows.ts';

/** Whose receipts count: the council that the enrolment code pinned, at the address it was enrolled at. */
export interface Trust {
  readonly enrolment: string;
  readonly origin: string;
  readonly keySets: readonly SignedKeySet[];
}

type Sent = Pick<WaitingLine, 'lane' | 'seq' | 'id' | 'entryHash' | 'frame'>;

export async function outcomesOf(
  results: readonly PushResult[],
  sent: readonly Sent[],
  trust: Trust,
): Promise<Outcome[]> {
  const lines = new Map(sent.map((line) => [keyOf(line), line]));
  const judge = receiptJudge(trust);
  const outcomes = await Promise.all(
    results.map(async (result) => {
      const line = lines.get(keyOf(result));
      return line?.id === result.id ? outcomeOf(result, line, trust, judge) : undefined;
    }),
  );
  return outcomes.filter((outcome) => outcome !== undefined);
}

async function outcomeOf(
  result: PushResult,
  line: Sent,
  trust: Trust,
  judge: ReceiptJudge,
): Promise<Outcome | undefined> {
  const { lane, seq, id } = line;
  if (result.outcome === 'retry') return { outcome: 'retry', lane, seq };
  const receipt = await judge(result.receipt);
  const { at } = receipt ?? {};
  if (!receipt || at === undefined || receipt.enrolment !== trust.enrolment || receipt.what === 'attachment')
    return undefined;
  if (receipt.seq !== seq || receipt.hash !== line.entryHash) return undefined;
  const signed = result.receipt;
  if (receipt.what === 'stub') {
    if (line.frame.tag !== 'stub') return undefined;
    return {
      outcome: 'received',
      lane,
      seq,
      proof: { of: 'stub', row: { lane, seq, id, at, effect: 'no-effect', signed } },
    };
  }
  if (receipt.lane !== lane || receipt.id !== id) return undefined;
  const number = receipt.number === undefined ? {} : { number: receipt.number };
  return {
    outcome: 'received',
    lane,
    seq,
    proof: { of: 'entry', row: { lane, seq, id, at, effect: receipt.effect, signed, ...number } },
  };
}

type ReceiptJudge = (signed: SignedReceipt) => ReturnType<typeof verifiedReceipt>;

/** The newest key set lists every receipt key that still counts. */
export function receiptJudge({ origin, keySets }: Trust): ReceiptJudge {
  const newest = keySets.at(-1);
  const keySet = newest && keySetOf(newest);
  return async (signed) => keySet && verifiedReceipt(signed, keySet, origin);
}
