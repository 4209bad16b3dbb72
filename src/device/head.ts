// The highest seq given. It is taken by compare-and-set, so that two tabs never give one number twice and none is left out.
import { type DeviceDatabase, inOneTransaction, readMeta, type StoreName } from './database.ts';
import { DeviceProblem } from './device-problem.ts';
import type { Vault } from './open-vault.ts';
import type { Head } from './rows.ts';

const MOST_ROUNDS = 20;

/** Another tab was faster, or this very save was before the connection was lost: the transaction is undone. */
class Moved extends Error {
  override readonly name = 'Moved';
}

interface Attempt<Built> {
  /** Builds, signs and seals against this head, before any transaction is open; another tab may have saved meanwhile. */
  readonly build: (head: Head, isOvertaken: boolean) => Promise<Built>;
  /** The head once `built` is written, and the hash of what takes its last number, to know it again after a lost connection. */
  readonly after: (built: Built) => {
    readonly head: Head;
    readonly last: readonly [lane: 'record' | 'access', seq: number, entryHash: string];
  };
  readonly stores: readonly StoreName[];
  /** Inside the transaction; false where something else that `build` relied on has moved. */
  readonly write: (built: Built) => Promise<boolean>;
}

/** Again from the start whenever another tab was faster. */
export async function takeSeq<Built>({ db, remembered }: Vault, attempt: Attempt<Built>): Promise<Built> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const known = remembered.head;
    const head = known ?? (await headOf(db));
    remembered.head = undefined;
    // A head that is read anew may be another tab's, of which nobody here has heard yet.
    const built = await attempt.build(head, round > 0 || known === undefined);
    const { head: next, last } = attempt.after(built);
    const stands = async () => {
      const now = await headOf(db);
      if (now.record !== head.record || now.access !== head.access) throw new Moved();
    };
    const write = async () => {
      if (!(await attempt.write(built))) throw new Moved();
    };
    try {
      // Asked together, the head first: one answer after the other would double the time of a save.
      await inOneTransaction(db, ['meta', 'outbox', ...attempt.stores], () =>
        Promise.all([stands(), write(), db.meta.put(next)]),
      );
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      const [lane, seq, entryHash] = last;
      if ((await db.outbox.get([lane, seq]))?.entryHash !== entryHash) continue;
    }
    remembered.head = next;
    return built;
  }
  throw new DeviceProblem('busy', 'Another window of this app is saving all the time. Close it and save again.');
}

export const headOf = async (db: DeviceDatabase): Promise<Head> =>
  (await readMeta(db, 'head')) ?? { name: 'head', record: 0, access: 0 };
