// When to talk to the council: after a save, when the signal or the person returns, when the backoff is over, and now and then.
import type { Clock } from '#domain/clock.ts';
import type { Drained } from './drain.ts';
import type { Contact } from './failure.ts';
import type { SyncState } from './phone.ts';
import { backoff } from './retry.ts';

export interface CourierPorts {
  readonly now: Clock;
  readonly random: () => number;
  readonly push: (eager: boolean) => Promise<readonly Drained[]>;
  /** `never` where the app is locked, so that nothing was asked. */
  readonly pull: () => Promise<Contact>;
  /** Calls back once after so many milliseconds, unless set again before. */
  readonly alarm: (milliseconds: number, ring: () => void) => void;
  readonly told: () => void;
}

export interface Call {
  /** A person asked or something was saved: do not wait for the backoff. */
  readonly eager: boolean;
  readonly pull: boolean;
}

export interface Courier {
  state(): SyncState;
  /** Resolves when this call, or the round that took it along, has ended. */
  call(call: Call): Promise<SyncState>;
}

const PULL_EVERY = 120_000;
/** Whatever goes wrong, never a busy loop. */
const LEAST_WAIT = 1000;

export function createCourier(ports: CourierPorts): Courier {
  let state: SyncState = { phase: 'idle', contact: 'never' };
  let under: Promise<void> | undefined;
  let asked: Call | undefined;
  let failedPulls = 0;

  const tell = (next: SyncState) => {
    state = next;
    ports.told();
  };

  const round = async ({ eager, pull }: Call): Promise<number | undefined> => {
    tell({ ...state, phase: 'working' });
    let contact: Contact = 'never';
    let nextTry: number | undefined;
    try {
      const drained = await ports.push(eager);
      contact = worst(drained.map((each) => each.contact));
      nextTry = earliest(drained);
      const pulled = pull && mayPull(contact) ? await ports.pull() : 'never';
      if (pulled !== 'never') failedPulls = mayPull(pulled) ? 0 : failedPulls + 1;
      if (failedPulls > 0) nextTry ??= ports.now() + backoff(failedPulls - 1, ports.random());
      contact = together(state.contact, contact, pulled);
      const reached = contact === 'reached' || contact === 'sign-in';
      tell({
        ...state,
        contact,
        ...(reached && { lastContact: ports.now() }),
        ...(pulled === 'reached' && { lastPull: ports.now() }),
      });
    } finally {
      tell({ ...state, phase: 'idle' });
    }
    return nextTry;
  };

  const rounds = async () => {
    let nextTry: number | undefined;
    while (asked) {
      const now = asked;
      asked = undefined;
      nextTry = await round(now).catch(() => ports.now() + PULL_EVERY);
    }
    const often = PULL_EVERY * (0.5 + ports.random());
    const wait = nextTry === undefined ? often : Math.min(often, Math.max(LEAST_WAIT, nextTry - ports.now()));
    ports.alarm(wait, () => void call({ eager: false, pull: true }));
  };

  const call = async (wanted: Call): Promise<SyncState> => {
    asked = { eager: wanted.eager || asked?.eager === true, pull: wanted.pull || asked?.pull === true };
    under ??= rounds().finally(() => {
      under = undefined;
    });
    await under;
    return state;
  };

  return { state: () => state, call };
}

/** What a person should know first. */
const ORDER: readonly Contact[] = [
  'paused',
  'unknown-phone',
  'not-council',
  'no-signal',
  'reached',
  'sign-in',
  'never',
];
const worst = (contacts: readonly Contact[]): Contact => ORDER.find((each) => contacts.includes(each)) ?? 'never';

/** There was an answer of the council's: asking for more is no waste. */
const mayPull = (contact: Contact): boolean => contact !== 'no-signal' && contact !== 'not-council';

/** What was not tried says nothing new; that only receiving needs a sign-in stays said until a pull has worked. */
function together(before: Contact, pushed: Contact, pulled: Contact): Contact {
  if (pushed === 'paused' || pushed === 'unknown-phone') return pushed;
  if (pulled !== 'never') return pulled;
  if (pushed === 'never' || (pushed === 'reached' && before === 'sign-in')) return before;
  return pushed;
}

function earliest(drained: readonly Drained[]): number | undefined {
  const tries = drained.flatMap(({ nextTry }) => nextTry ?? []);
  return tries.length > 0 ? Math.min(...tries) : undefined;
}
