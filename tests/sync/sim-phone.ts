// A whole phone in the simulation: real storage, real sync, one life after another, under a clock and a network that the test owns.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { type Device, openDevice } from '#device/device.ts';
import type { DevicePorts } from '#device/ports.ts';
import { newId } from '#domain/id.ts';
import { createPhone, type RunningPhone } from '#sync/create-phone.ts';
import { drainAll } from '#sync/drain.ts';
import { enrol } from '#sync/enrol.ts';
import type { Contact } from '#sync/failure.ts';
import { pullForPhone } from '#sync/pull-for-phone.ts';
import { signIn } from '#sync/session.ts';
import { giveEnrolmentCode } from '#protocol/people.ts';
import { ORIGIN, PASSWORD, type TestCouncil } from '../server/http/test-council.ts';
import { privateFiles } from '../support/private-files.ts';
import type { Chance } from './chance.ts';
import { councilFetch, type Fetch } from './council-fetch.ts';
import { type Fault, faultyNetwork, type Life, lifeOf, mortalFactory } from './faults.ts';

const PASSPHRASE = 'lantern harbour gravel';
const VERSION = 'test';

export interface SimPhone {
  readonly enrolment: string;
  readonly factory: IDBFactory;
  /** The network on a good day. */
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly happened: Map<Fault, number>;
  /** What a browser loses that is killed before it wrote its cookies to the disk. */
  loseCookies(): void;
  device(): Device;
  /** Delivers what waits; answers when to try again. Chance may end the life of the app anywhere in it. */
  push(troubles: Troubles): Promise<number | undefined>;
  pull(troubles: Troubles): Promise<Contact>;
  /** Closes the app and opens it again, unlocked. */
  restart(): Promise<void>;
}

export interface Troubles {
  /** How often a request meets a fault; 0 for a good day. */
  readonly rate: number;
  /** Steps that this life has; none for a good day. */
  readonly steps?: number;
  /** From here nobody waits for the backoff. */
  readonly eager?: boolean;
}

/** The phone's clock is `skew` away from the council's. */
export async function newSimPhone(
  council: TestCouncil,
  person: { readonly id: string; readonly email: string },
  chance: Chance,
  skew: number,
): Promise<SimPhone> {
  const factory = new IDBFactory();
  const happened = new Map<Fault, number>();
  const cookies = new Map<string, string>();
  const fetch = councilFetch(council, cookies);
  const now = () => council.services.clock() + skew;
  const ports: DevicePorts = {
    now,
    origin: ORIGIN,
    version: VERSION,
    changed: () => undefined,
    // Three chunks of the upload.
    paper: () => Promise.reject(new Error('No papers here')),
    image: async () => ({ bytes: noise(1_300_000), thumbnail: noise(900) }),
    marks: { read: async () => [], keep: async () => undefined },
    passphraseCost: { kibibytes: 64, passes: 1 },
  };
  const open = async (): Promise<Device> => {
    globalThis.indexedDB = factory;
    return openDevice(ports);
  };

  let device = await open();
  const given = await council.ask(giveEnrolmentCode, { cookie: council.admin, params: { id: person.id } });
  const enrolled = await enrol(device, given.json().code, {
    fetch,
    origin: ORIGIN,
    platform: 'Test',
    version: VERSION,
  });
  if (enrolled.outcome === 'failed') throw new Error(enrolled.message);
  const chosen = await device.choosePassphrase(PASSPHRASE);
  if (chosen.outcome === 'failed') throw new Error(chosen.message);
  const { enrolment } = await device.me();
  const signedIn = await signIn({ email: person.email, password: PASSWORD, person: person.id }, fetch);
  if (signedIn.outcome === 'failed') throw new Error(signedIn.message);

  const outside = ({ rate, steps = Number.POSITIVE_INFINITY }: Troubles) => {
    const life: Life = lifeOf(steps);
    return {
      factory: mortalFactory(factory, life, chance),
      fetch: faultyNetwork(fetch, life, chance, rate, happened),
      version: VERSION,
      now,
      random: chance.roll,
      newId,
      locks: undefined,
      files: async () => undefined,
      changed: () => undefined,
    };
  };

  return {
    enrolment,
    factory,
    fetch,
    now,
    happened,
    loseCookies: () => cookies.clear(),
    device: () => device,
    async push(troubles) {
      try {
        const [drained] = await drainAll(outside(troubles), troubles.eager ?? false);
        await device.refresh();
        return drained?.nextTry;
      } catch {
        // The life ended before anything began; the next one starts from what is on the disk.
        return now();
      }
    },
    async pull(troubles) {
      try {
        return await pullForPhone(device, outside(troubles));
      } catch {
        return 'never';
      }
    },
    async restart() {
      device.close();
      device = await open();
      const unlocked = await device.unlock(PASSPHRASE);
      if (unlocked.outcome !== 'unlocked') throw new Error(`The phone stayed ${unlocked.outcome}`);
    },
  };
}

/** The phone as the worker runs it; its alarm rings only when a test lets it. */
export const runningPhone = (phone: SimPhone, fetch: Fetch = phone.fetch, files = privateFiles()): RunningPhone =>
  createPhone(phone.device(), {
    factory: phone.factory,
    locks: undefined,
    files: files.root,
    wait: async () => undefined,
    fetch,
    now: phone.now,
    random: () => 0.5,
    newId,
    version: VERSION,
    origin: ORIGIN,
    platform: 'Test',
    changed: () => undefined,
    alarm: () => undefined,
  });

const noise = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length }, (_, i) => (i * 31) % 251);
