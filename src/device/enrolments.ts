// The enrolments of this phone: each its own person, database and vault. Opening one, and how each stands while locked.
import { withRoom } from './ballast.ts';
import { type DeviceDatabase, openDatabase, readMeta } from './database.ts';
import { headOf } from './head.ts';
import { endLeases } from './lease.ts';
import type { DevicePorts } from './ports.ts';
import { markOf, type SeqMark } from './seq-mark.ts';
import {
  canUnlock,
  countTry,
  dropOwnWraps,
  forgetTries,
  MOST_TRIES,
  type OpenedKeys,
  openKeys,
  type Secret,
  triesLeft,
  type VaultKeys,
  type Wraps,
} from './vault.ts';

export interface Enrolment {
  readonly enrolment: string;
  readonly council: string;
  readonly db: DeviceDatabase;
}

/** Undefined where the database was never finished: nothing of a person is in it. */
export async function openEnrolment(name: string, onReplaced: () => void): Promise<Enrolment | undefined> {
  const db = await openDatabase(name, onReplaced);
  const row = await readMeta(db, 'enrolment');
  if (row) return { enrolment: row.enrolment, council: row.council, db };
  db.close();
  return undefined;
}

/** An enrolment whose keys are in memory. */
export interface Opened {
  readonly enrolment: Enrolment;
  readonly keys: VaultKeys;
}

export type Unlocking = Opened | { readonly triesLeft: number };

/** Opens whichever enrolment the secret fits: a lock screen that asked for a name would tell one. */
export async function unlockAny(
  all: readonly Enrolment[],
  secret: Secret,
  ports: Pick<DevicePorts, 'now'>,
): Promise<Unlocking> {
  let left = 0;
  for (const each of all) {
    const { db } = each;
    await withRoom(db, () => endLeases(db, ports.now()));
    const opened = await tryKeys(each, secret);
    if ('keys' in opened) {
      for (const other of all) await withRoom(other.db, () => forgetTries(other.db));
      return { enrolment: each, keys: opened.keys };
    }
    left = Math.max(left, opened.triesLeft);
  }
  return { triesLeft: left };
}

type Tried = (OpenedKeys & { readonly wraps: Wraps }) | { readonly triesLeft: number };

/** Counts the try; the caller forgets the count when it opened. */
export async function tryKeys({ db, enrolment }: Pick<Enrolment, 'db' | 'enrolment'>, secret: Secret): Promise<Tried> {
  // A full phone must still open: what is in it can only be delivered and looked after from inside.
  const wraps = await withRoom(db, () => countTry(db));
  if (!wraps || !canUnlock(wraps)) return { triesLeft: 0 };
  const opened = wraps.wrongTries <= MOST_TRIES ? await openKeys(enrolment, wraps, secret) : undefined;
  if (opened) return { ...opened, wraps };
  if (wraps.wrongTries >= MOST_TRIES) await dropOwnWraps(db);
  return { triesLeft: triesLeft(wraps) };
}

export interface Standing {
  readonly waiting: number;
  readonly attention: number;
  readonly triesLeft: number;
  readonly passkeys: readonly Uint8Array<ArrayBuffer>[];
  /** The council has been asked to open it again. */
  readonly asked: boolean;
  readonly mark: SeqMark;
}

/** Readable while locked; nothing in it is about a person. */
export async function standingOf({ db, enrolment }: Enrolment): Promise<Standing> {
  return db.transaction('r', [db.meta, db.outbox], async () => {
    const [wraps, asked, head, waiting, attention] = await Promise.all([
      readMeta(db, 'wraps'),
      readMeta(db, 'recovery'),
      headOf(db),
      db.outbox.where('[lane+state]').equals(['record', 'waiting']).count(),
      db.outbox.where('[lane+state]').equals(['record', 'attention']).count(),
    ]);
    const passkeys = (wraps?.wraps ?? []).flatMap(({ key, credential }) =>
      key === 'capture' && credential ? [credential] : [],
    );
    return {
      waiting,
      attention,
      triesLeft: triesLeft(wraps),
      passkeys,
      asked: asked !== undefined,
      mark: markOf(enrolment, head.record),
    };
  });
}
