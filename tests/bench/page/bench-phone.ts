// A phone without screens: device and sync put together as phone-worker.ts does it, but in the page, so that CPU throttling reaches them.
import { z } from 'zod';
import { type Device, openDevice } from '#device/device.ts';
import type { NewEntry, RecordLine } from '#device/phone-storage.ts';
import { newId } from '#domain/id.ts';
import { appVersion } from '#protocol/app-version.ts';
import { createCourier } from '#sync/courier.ts';
import { drainAll } from '#sync/drain.ts';
import { enrol } from '#sync/enrol.ts';
import { pullForPhone } from '#sync/pull-for-phone.ts';
import { signIn } from '#sync/session.ts';

export interface BenchPhone {
  readonly device: Device;
  save(record: string, entry: NewEntry): Promise<void>;
  /** Resolves when nothing waits any more, whatever the server does meanwhile; tries again when the app would. */
  push(): Promise<void>;
  /** Resolves when everything is stored and its lines are in memory. */
  pull(): Promise<void>;
  list(most: number, words?: string): Promise<{ lines: readonly RecordLine[]; total: number }>;
}

/** What the bench's server gives a new phone of this space; kept, so that a reload needs no network. */
const ticketSchema = z.object({ origin: z.string(), email: z.string(), password: z.string(), code: z.string() });
type Ticket = z.infer<typeof ticketSchema>;

const PASSPHRASE = 'plain fictional words';
/** Stands for the output of a passkey: the cost of a passphrase is measured by itself. */
const PASSKEY = new Uint8Array(32).fill(7);

export async function openBenchPhone(space: string): Promise<BenchPhone> {
  z.config({ jitless: true });
  const known = localStorage.getItem('ticket');
  const ticket = known ? ticketSchema.parse(JSON.parse(known)) : await newTicket(space);
  const device = await openDevice({
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
  });
  if (known) done(await device.unlockWithPasskey(PASSKEY));
  else await begin(device, ticket);

  const ports = {
    fetch: (...ask: Parameters<typeof fetch>) => fetch(...ask),
    factory: indexedDB,
    locks: navigator.locks,
    files: async () => undefined,
    now: Date.now,
    random: Math.random,
    newId,
    version: appVersion,
    changed: () => undefined,
  };
  return {
    device,
    async save(record, entry) {
      done(await device.save(record, 'needle-find', [entry]));
    },
    push: () =>
      new Promise((resolve) => {
        let over = false;
        const courier = createCourier({
          now: Date.now,
          random: Math.random,
          async push(eager) {
            const drained = await drainAll(ports, eager);
            over = drained[0]?.contact === 'reached' && drained[0].nextTry === undefined;
            if (over) {
              resolve();
              // The screens' copy follows; what the council has is on the disk already.
              void device.refresh();
            }
            return drained;
          },
          pull: async () => 'never',
          alarm: (milliseconds, ring) => setTimeout(() => over || ring(), milliseconds),
          told: () => undefined,
        });
        void courier.call({ eager: true, pull: false });
      }),
    async pull() {
      while ((await pullForPhone(device, ports)) !== 'reached') await signInAs(ticket);
      await device.records({ most: 1 });
    },
    list: (most, words = '') => device.records({ most, words }),
  };
}

/** As phone-worker.ts fetches it. */
export const printing = () =>
  Promise.all([
    import('#documents/print-paper.ts'),
    import('#documents/fonts-here.ts').then(({ fontsHere }) => fontsHere()),
  ]);

async function begin(device: Device, ticket: Ticket): Promise<void> {
  const { origin, code } = ticket;
  done(await enrol(device, code, { fetch, origin, platform: 'bench', version: appVersion }));
  done(await device.choosePassphrase(PASSPHRASE));
  done(await device.addPasskey(new Uint8Array(16), PASSKEY));
  await signInAs(ticket);
  localStorage.setItem('ticket', JSON.stringify(ticket));
}

const newTicket = async (space: string): Promise<Ticket> =>
  ticketSchema.parse(await (await fetch(`/bench/ticket?space=${encodeURIComponent(space)}`)).json());

const signInAs = async ({ email, password }: Ticket): Promise<void> => done(await signIn({ email, password }, fetch));

function done(outcome: { readonly outcome: string }): void {
  if (!['done', 'unlocked', 'saved'].includes(outcome.outcome)) throw new Error(JSON.stringify(outcome));
}
