// A phone without screens: device and sync put together as phone-worker.ts does it, the front first and the rest when it is wanted;
// but in the page, so that CPU throttling reaches them.
import { openDoor } from '#device/door.ts';
import { createFront } from '#device/front.ts';
import type { NewEntry, RecordLine } from '#device/phone-storage.ts';
import type { DevicePorts } from '#device/ports.ts';
import { appVersion } from '#protocol/app-version.ts';
import type { BenchRest } from './bench-rest.ts';

export interface BenchPhone {
  /** Loads the rest where it has not been yet. */
  rest(): Promise<BenchRest>;
  save(record: string, entry: NewEntry): Promise<void>;
  /** Resolves when nothing waits any more, whatever the server does meanwhile; tries again when the app would. */
  push(): Promise<void>;
  /** Resolves when everything is stored and its lines are in memory. */
  pull(): Promise<void>;
  list(most: number, words?: string): Promise<{ readonly lines: readonly RecordLine[]; readonly total: number }>;
}

/** What the bench's server gives a new phone of this space; kept, so that a reload needs no network. */
export interface Ticket {
  readonly origin: string;
  readonly email: string;
  readonly password: string;
  readonly code: string;
}

const PASSPHRASE = 'plain fictional words';
/** Stands for the output of a passkey: the cost of a passphrase is measured by itself. */
const PASSKEY = new Uint8Array(32).fill(7);

export async function openBenchPhone(space: string): Promise<BenchPhone> {
  const known = localStorage.getItem('ticket');
  const ticket: Ticket = known ? JSON.parse(known) : await newTicket(space);
  const ports: DevicePorts = {
    now: Date.now,
    origin: ticket.origin,
    version: appVersion,
    changed: () => undefined,
    async paper(content) {
      const [{ printPaper }, fonts] = await printing();
      return printPaper(content, fonts);
    },
    image: () => Promise.reject(new Error('The bench takes no photos')),
    marks: { read: async () => [], keep: async () => undefined },
    passphraseCost: { kibibytes: 1024, passes: 1 },
  };
  const door = await openDoor(ports);
  const front = createFront(door, ports);
  const load = async (): Promise<BenchRest> =>
    (await import('./bench-rest.ts')).startRest(ports, { door, opened: front.handOver() }, ticket);
  let loading: Promise<BenchRest> | undefined;
  const rest = () => (loading ??= load());
  if (known) done(await front.answers.unlockWithPasskey(PASSKEY));
  else {
    await (await rest()).begin(PASSPHRASE, PASSKEY);
    localStorage.setItem('ticket', JSON.stringify(ticket));
  }
  return {
    rest,
    save: async (...what) => (await rest()).save(...what),
    push: async () => (await rest()).push(),
    pull: async () => (await rest()).pull(),
    async list(most, words = '') {
      const soon = loading ? undefined : await front.answers.records({ most, words });
      return soon ?? (await rest()).device.records({ most, words });
    },
  };
}

/** As phone-worker.ts fetches it. */
export const printing = () =>
  Promise.all([
    import('#documents/print-paper.ts'),
    import('#documents/fonts-here.ts').then(({ fontsHere }) => fontsHere()),
  ]);

const newTicket = async (space: string): Promise<Ticket> =>
  (await fetch(`/bench/ticket?space=${encodeURIComponent(space)}`)).json();

function done(outcome: { readonly outcome: string } | undefined): void {
  if (outcome?.outcome !== 'unlocked') throw new Error(JSON.stringify(outcome));
}
