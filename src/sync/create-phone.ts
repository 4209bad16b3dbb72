// The phone that the screens call: what is kept (device) and what is moved (sync), put together.
import type { Device } from '#device/device.ts';
import type { ChangedPart } from '#device/phone-storage.ts';
import { call } from '#protocol/call.ts';
import { readWelcome } from '#protocol/setup.ts';
import type { AreaMapPorts } from './area-map.ts';
import { createCourier } from './courier.ts';
import { drainAll, type DrainPorts } from './drain.ts';
import { enrol } from './enrol.ts';
import { makeJobLink } from './job-links.ts';
import type { Outcome, Phone, UnlockOutcome } from './phone.ts';
import { openOutboxStore } from './outbox-store.ts';
import { pullForPhone } from './pull-for-phone.ts';
import { readRegister } from './register-store.ts';
import { askToBeLetIn, openAgain, recoveryStanding, takeBack } from './recovery.ts';
import { renewPushCredential } from './push-credential.ts';
import { failed, signIn, takeSession } from './session.ts';

export interface PhonePorts extends Omit<DrainPorts, 'changed'>, Pick<AreaMapPorts, 'wait'> {
  readonly changed: (part: ChangedPart) => void;
  readonly origin: string;
  readonly platform: string;
  readonly alarm: (milliseconds: number, ring: () => void) => void;
}

export interface RunningPhone {
  readonly phone: Phone;
  /** Another tab or the service worker changed something here. */
  heard(part: string): Promise<void>;
}

export function createPhone(device: Device, ports: PhonePorts): RunningPhone {
  const forgetWiped = watchForWipes(device, ports.factory);
  let touched = false;
  const drainPorts: DrainPorts = {
    ...ports,
    changed(part) {
      ports.changed(part);
      if (part === 'outbox') touched = true;
      else void forgetWiped();
    },
  };

  const push = async (eager: boolean) => {
    touched = false;
    // What fails here must not keep anything from being sent.
    await device.checkLease().catch(() => undefined);
    const drained = await drainAll(drainPorts, eager);
    if (touched) await refresh(device, ports);
    return drained;
  };
  const courier = createCourier({
    ...ports,
    told: () => ports.changed('outbox'),
    push,
    pull: () => pullForPhone(device, ports),
  });
  const soon = (pull: boolean): void => void courier.call({ eager: true, pull });
  /** The answer never waits for the network. */
  const then = async <T extends { readonly outcome: string }>(
    pull: boolean,
    when: T['outcome'],
    work: Promise<T>,
  ): Promise<T> => {
    const done = await work;
    if (done.outcome === when) soon(pull);
    return done;
  };

  /** Opened after all: the council need not do it. */
  const remember = async (): Promise<boolean> => {
    const current = await device.current();
    if (current) void takeBack(device, current.enrolment, ports.fetch).catch(() => undefined);
    return current !== undefined;
  };
  const remembering = async (opening: Promise<UnlockOutcome>): Promise<UnlockOutcome> => {
    const opened = await opening;
    if (opened.outcome === 'unlocked') await remember();
    return opened;
  };

  /** `begin` is told whose phone this is, once it is known. */
  const signInHere = async (begin: (person: string | undefined) => Promise<Outcome>): Promise<Outcome> => {
    const { lock } = await device.status();
    const person = lock === 'unlocked' ? (await device.me()).person.id : undefined;
    const signedIn = await begin(person);
    if (signedIn.outcome === 'failed' || person === undefined) return signedIn;
    return renewPushCredential(device, ports.origin, ports.fetch).then(() => signedIn, failed);
  };

  // With its hash, only once anybody looks at a map.
  const maps = once(async () => {
    const { createAreaMaps } = await import('./area-map.ts');
    const changed = () => ports.changed('map');
    return createAreaMaps({ ...ports, settings: () => device.settings(), changed });
  });

  const phone: Phone = {
    ...device,
    areaMap: async () => (await maps()).areaMap(),
    fetchAreaMap: async () => (await maps()).fetchAreaMap(),
    pauseAreaMap: async () => (await maps()).pauseAreaMap(),
    removeAreaMap: async () => (await maps()).removeAreaMap(),
    readAreaMap: async (...slice) => (await maps()).readAreaMap(...slice),
    enrol: (code) => enrol(device, code, ports),
    signIn: (email, password) =>
      then<Outcome>(
        true,
        'done',
        signInHere((person) => signIn({ email, password, person }, ports.fetch)),
      ),
    hasCouncilAccounts: () =>
      call(readWelcome, {}, ports.fetch).then(
        ({ councilAccounts }) => councilAccounts,
        () => false,
      ),
    takeSession: () =>
      then<Outcome>(
        true,
        'done',
        signInHere((person) => takeSession(person, ports.fetch)),
      ),
    choosePassphrase: (passphrase) => then<Outcome>(true, 'done', device.choosePassphrase(passphrase)),
    unlock: (passphrase) => then(true, 'unlocked', remembering(device.unlock(passphrase))),
    unlockWithPasskey: (secret) => then(true, 'unlocked', remembering(device.unlockWithPasskey(secret))),
    async askToOpen(email, password) {
      const asked = await askToBeLetIn(device, { email, password }, ports.fetch);
      if (asked.outcome === 'done') ports.changed('lock');
      return asked;
    },
    recoveryState: () => recoveryStanding(device, ports.fetch),
    openAgain: (email, password, passphrase) =>
      then<Outcome>(true, 'done', openAgain(device, { email, password, passphrase }, ports.fetch)),
    save: (...what) => then(false, 'saved', device.save(...what)),
    discard: (...what) => then<Outcome>(false, 'done', device.discard(...what)),
    async logAccess(...what) {
      await device.logAccess(...what);
      soon(false);
    },
    async retry(seq) {
      await device.retry(seq);
      soon(false);
    },
    makeJobLink: (record, item) => makeJobLink(record, item, ports.fetch),
    syncState: async () => courier.state(),
    sync: () => courier.call({ eager: true, pull: true }),
  };
  // What waited when the app was closed goes now, before anybody unlocks. Who has unlocked already wants what is new.
  void remember().then(soon);
  return {
    phone,
    async heard(part) {
      if (part === 'lock') {
        await forgetWiped();
        await device.checkLease();
      }
      if (part === 'outbox') await refresh(device, ports);
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** After receipts were written: what is in memory shows them too. */
async function refresh(device: Device, ports: PhonePorts): Promise<void> {
  await device.refresh();
  ports.changed('records');
}

/** A wipe may have begun or ended in any tab or in the service worker: what this one has in memory goes too. */
function watchForWipes(device: Device, factory: IDBFactory): () => Promise<void> {
  let known = readRegister(factory);
  return async () => {
    const before = await known;
    known = readRegister(factory);
    const left = new Set((await known).map(({ enrolment }) => enrolment));
    for (const { enrolment } of before) if (!left.has(enrolment)) await device.erase(enrolment);
    const current = await device.current();
    if (current && (await isWiping(factory, current.database))) await device.lock();
  };
}

async function isWiping(factory: IDBFactory, database: string): Promise<boolean> {
  const store = await openOutboxStore(factory, database);
  try {
    return (await store?.enrolled())?.pause === 'wiping';
  } finally {
    store?.close();
  }
}
