// The phone that the screens call: what is kept (device) and what is moved (sync), put together.
import type { Outcome, PhoneStorage } from '#device/phone-storage.ts';
import type { EnrolAnswer } from '#protocol/enrol.ts';
import type { PullMeta } from '#protocol/pull-entries.ts';
import { createCourier } from './courier.ts';
import { drainAll, type DrainPorts } from './drain.ts';
import { enrol } from './enrol.ts';
import type { Contact } from './failure.ts';
import { fetchKeySets, versionOf } from './key-sets.ts';
import { openOutboxStore, type OutboxStore } from './outbox-store.ts';
import type { Phone } from './phone.ts';
import { pullEntries, type PullTarget } from './pull-entries.ts';
import { missingFrom } from './ranges.ts';
import { readRegister } from './register-store.ts';
import { fetchSettings, type SettingsTarget } from './settings-documents.ts';
import { signIn } from './session.ts';

/** What sync asks of the storage beyond what the screens ask. */
export interface PhoneDevice extends PhoneStorage, PullTarget, SettingsTarget {
  /** Keeps a proved enrolment in memory until a passphrase is chosen. */
  enrolled(answer: EnrolAnswer, signing: CryptoKeyPair): Promise<void>;
  /** Newer keys of the council are here: what was held because nobody could open it is sealed again. */
  resealUnopenable(): Promise<void>;
}

export interface PhonePorts extends DrainPorts {
  readonly origin: string;
  readonly platform: string;
  readonly alarm: (milliseconds: number, ring: () => void) => void;
}

export interface RunningPhone {
  readonly phone: Phone;
  /** Another context changed something: where that was the order to wipe, the keys in memory go too. */
  heard(part: string): Promise<void>;
}

export function createPhone(device: PhoneDevice, ports: PhonePorts): RunningPhone {
  const lockIfWiped = async () => {
    const { lock } = await device.status();
    if (lock !== 'unlocked') return;
    const { enrolment } = await device.me();
    const whole = await withOutbox(
      ports.factory,
      enrolment,
      async (store) => (await store.enrolled())?.pause !== 'wiping',
    );
    if (!whole) await device.lock();
  };

  const drainPorts: DrainPorts = {
    ...ports,
    changed(part) {
      ports.changed(part);
      if (part === 'lock') void lockIfWiped();
    },
  };

  const courier = createCourier({
    now: ports.now,
    random: ports.random,
    alarm: ports.alarm,
    told: () => ports.changed('outbox'),
    push: (eager) => drainAll(drainPorts, eager),
    pull: () => pull(device, ports),
  });
  const soon = (pulling: boolean) => void courier.call({ eager: true, pull: pulling });
  /** The answer never waits for the network. */
  const then = async <T extends { readonly outcome: string }>(
    pulling: boolean,
    when: T['outcome'],
    work: Promise<T>,
  ) => {
    const done = await work;
    if (done.outcome === when) soon(pulling);
    return done;
  };

  const phone: Phone = {
    ...device,
    enrol: (code) => enrol(code, { ...ports, proved: (answer, signing) => device.enrolled(answer, signing) }),
    async signIn(email, password) {
      const { lock } = await device.status();
      const person = lock === 'unlocked' ? (await device.me()).person.id : undefined;
      const outcome = await signIn({ email, password, person }, ports.fetch);
      if (outcome.outcome === 'done') soon(true);
      return outcome;
    },
    choosePassphrase: (passphrase) => then<Outcome>(true, 'done', device.choosePassphrase(passphrase)),
    unlock: (passphrase) => then(true, 'unlocked', device.unlock(passphrase)),
    unlockWithPasskey: (secret) => then(true, 'unlocked', device.unlockWithPasskey(secret)),
    save: (...what) => then(false, 'saved', device.save(...what)),
    discard: (...what) => then<Outcome>(false, 'done', device.discard(...what)),
    async retry(seq) {
      await device.retry(seq);
      soon(false);
    },
    syncState: async () => courier.state(),
    sync: () => courier.call({ eager: true, pull: true }),
  };
  // What waited when the app was closed goes now, before anybody unlocks.
  soon(false);
  return { phone, heard: async (part) => (part === 'lock' ? lockIfWiped() : undefined) };
}

async function pull(device: PhoneDevice, ports: PhonePorts): Promise<Contact> {
  const place = await device.pullPlace();
  if (!place) return 'never';
  const { enrolment } = place;
  // Only what was receipted before the question can be missing from the answer.
  const before = await withOutbox(ports.factory, enrolment, async (store) => (await store.read()).received);
  const heard = async ({ holding }: PullMeta) => {
    await withOutbox(ports.factory, enrolment, async (store) => {
      const again = [
        ...missingFrom(holding.have, before?.record ?? []).map((seq) => ({ lane: 'record', seq }) as const),
        ...missingFrom(holding.haveAccess, before?.access ?? []).map((seq) => ({ lane: 'access', seq }) as const),
      ];
      if (again.length > 0) await store.write({ receipts: [], retries: [], attention: [], again });
      await takeNewerKeys(store, enrolment, holding.keySetVersion, ports);
    });
  };
  const { contact, meta } = await pullEntries(device, { ...ports, heard });
  if (meta) {
    ports.changed('outbox');
    await device.resealUnopenable();
    await fetchSettings(device, meta.settings, ports.fetch).catch(() => false);
  }
  return contact;
}

async function takeNewerKeys(store: OutboxStore, enrolment: string, version: number, ports: PhonePorts): Promise<void> {
  const enrolled = await store.enrolled();
  if (!enrolled || versionOf(enrolled.keySets) >= version) return;
  const chain = await fetchKeySets(ports.fetch, enrolment, enrolled.keySets, version);
  if (!('kind' in chain)) await store.keepKeySets(chain);
  else if (chain.kind === 'key-changed') await store.pause('key-changed');
}

async function withOutbox<T>(
  factory: IDBFactory,
  enrolment: string,
  work: (store: OutboxStore) => Promise<T>,
): Promise<T | undefined> {
  const registered = (await readRegister(factory)).find((row) => row.enrolment === enrolment);
  const store = registered && (await openOutboxStore(factory, registered.database));
  try {
    return store && (await work(store));
  } finally {
    store?.close();
  }
}
