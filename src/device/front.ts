// The phone before the rest of it is loaded: it opens, and shows what was prepared. What it cannot answer waits for the rest.
import { readMeta } from './database.ts';
import type { Door } from './door.ts';
import type { Opened } from './enrolments.ts';
import { type FirstLines, isFirstLook, readFirstLines } from './first-lines.ts';
import type { PlacedLine } from './record-line.ts';
import type { PhoneStorage, RecordLine } from './phone-storage.ts';
import type { DevicePorts } from './ports.ts';
import { type Prepared, readPrepared } from './prepared.ts';
import { councilDay, dueAmong, shownLine } from './shown-lines.ts';

type Answers<Name extends keyof PhoneStorage> = {
  readonly [Each in Name]: (
    ...asked: Parameters<PhoneStorage[Each]>
  ) => Promise<Awaited<ReturnType<PhoneStorage[Each]>> | undefined>;
};

export type FrontAnswers = Answers<
  'status' | 'passkeyChallenge' | 'unlock' | 'unlockWithPasskey' | 'lock' | 'me' | 'offers' | 'records' | 'due'
>;

export interface Front {
  /** Undefined is no answer: the rest has it. */
  readonly answers: FrontAnswers;
  /** Whoever is open, for the rest; nothing is asked of the front from here on. */
  handOver(): Opened | undefined;
}

interface Ready extends Prepared {
  readonly first: FirstLines | undefined;
  readonly clockOffset: number;
}

export function createFront(door: Door, ports: Pick<DevicePorts, 'now' | 'version' | 'changed'>): Front {
  let open: { readonly opened: Opened; readonly ready: Promise<Ready | undefined> } | undefined;
  door.heldBy(() => {
    open = undefined;
  });

  const enter = async (opened: Opened): Promise<void> => {
    open = { opened, ready: readyOf(opened, ports.version).catch(() => undefined) };
    ports.changed('lock');
  };
  const ready = async (): Promise<Ready | undefined> => open?.ready;
  const shown = (some: readonly PlacedLine[], today: string): readonly RecordLine[] =>
    // What tells of time passing is left out until it can be told anew.
    some.map((line) =>
      shownLine(line.timed ? { ...line, detail: '' } : line, today, line.deciding ? 'deciding' : 'received'),
    );

  return {
    answers: {
      status: () => door.status(open !== undefined),
      passkeyChallenge: door.passkeyChallenge,
      unlock: (passphrase) => door.unlock({ by: 'passphrase', passphrase }, enter),
      unlockWithPasskey: (secret) => door.unlock({ by: 'passkey', secret }, enter),
      lock: async () => door.lock(),
      me: async () => (await ready())?.me,
      async offers() {
        const known = await ready();
        return known && { ...known.offers, clockOffset: known.clockOffset };
      },
      async records(query) {
        const known = await ready();
        if (!known?.first || !isFirstLook(query)) return undefined;
        const { newest, total } = known.first;
        return { lines: shown(newest.slice(0, query.most), councilDay(ports.now(), known.clockOffset)), total };
      },
      async due() {
        const known = await ready();
        if (!known?.first?.watched) return undefined;
        const today = councilDay(ports.now(), known.clockOffset);
        return shown(dueAmong(known.first.watched, today), today);
      },
    },
    handOver: () => open?.opened,
  };
}

async function readyOf({ enrolment: { db }, keys }: Opened, version: string): Promise<Ready | undefined> {
  const prepared = await readPrepared(db, keys.capture, version);
  if (!prepared) return undefined;
  const [first, pull] = await Promise.all([readFirstLines({ db, keys }, prepared.stamp), readMeta(db, 'pull')]);
  return { ...prepared, first, clockOffset: pull?.clockOffset ?? 0 };
}
