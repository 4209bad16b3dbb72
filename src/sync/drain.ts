// Delivers what waits under every enrolment of this phone, whoever has the app open, locked or not.
import { uploadAttachments } from './attachment-upload.ts';
import type { DeliveredPart } from './changes.ts';
import type { Contact } from './failure.ts';
import { type Enrolled, openOutboxStore, type OutboxStore } from './outbox-store.ts';
import { pushEntries, type PushPorts, type PushReport } from './push-entries.ts';
import { forgetEnrolment, readRegister, type Registered, rememberTries } from './register-store.ts';
import { standingTry } from './retry.ts';
import { singleFlight } from './single-flight.ts';
import { destroyKeys, eraseEnrolment, type Files } from './wipe.ts';

export interface DrainPorts extends Omit<PushPorts, 'signal' | 'changed'> {
  readonly factory: IDBFactory;
  readonly locks: LockManager | undefined;
  readonly files: Files;
  readonly changed: (part: DeliveredPart) => void;
}

export interface Drained {
  readonly enrolment: string;
  readonly contact: Contact;
  /** When to try again; undefined when nothing waits. */
  readonly nextTry?: number | undefined;
}

/** One broken enrolment never keeps the others from delivering. */
export async function drainAll(ports: DrainPorts, eager: boolean): Promise<Drained[]> {
  const all: Drained[] = [];
  for (const registered of await readRegister(ports.factory)) all.push(await drainOne(ports, registered, eager));
  return all;
}

/** A lock held by another sender, or storage that does not answer, is tried again after so long. */
const SOON = 5_000;

async function drainOne(ports: DrainPorts, row: Registered, eager: boolean): Promise<Drained> {
  const { enrolment } = row;
  const now = ports.now();
  const registered = {
    ...row,
    nextTry: standingTry(row.nextTry, now),
    notBefore: standingTry(row.notBefore, now),
  };
  const wait = eager ? registered.notBefore : Math.max(registered.nextTry, registered.notBefore);
  if (now < wait) return { enrolment, contact: 'never', nextTry: wait };
  const unsure: Drained = { enrolment, contact: 'never', nextTry: ports.now() + SOON };
  let store: OutboxStore | undefined;
  try {
    store = await openOutboxStore(ports.factory, registered.database);
    if (!store) {
      await forgetEnrolment(ports.factory, enrolment);
      return { enrolment, contact: 'never' };
    }
    const opened = store;
    const heart = { last: () => opened.lastBeat(), beat: () => opened.beat(ports.now()) };
    const work = (signal: AbortSignal) => deliver(opened, registered, { ...ports, signal }, eager);
    return (await singleFlight(ports.locks, `wardbook-push-${enrolment}`, heart, ports.now, work)) ?? unsure;
  } catch {
    // The rows are where they were; whatever went wrong here is tried again.
    return unsure;
  } finally {
    store?.close();
  }
}

type Ports = DrainPorts & { readonly signal: AbortSignal };

async function deliver(store: OutboxStore, registered: Registered, ports: Ports, eager: boolean): Promise<Drained> {
  const { enrolment, failures, nextTry, notBefore } = registered;
  const enrolled = await store.enrolled();
  if (!enrolled) return { enrolment, contact: 'never' };
  const push: PushPorts = { ...ports, changed: () => ports.changed('outbox') };
  let report = await pushEntries(store, enrolled, push, { eager, left: { failures, nextTry, notBefore } });
  const wiping = enrolled.pause === 'wiping' || report.holding?.wipe === true;
  if (wiping && enrolled.pause !== 'wiping') {
    await destroyKeys(store.database);
    ports.changed('lock');
    report = await pushEntries(store, enrolled, push, { eager: true, left: report.left });
  }
  if (report.holding) await store.heardOf(report.holding.incarnation);
  const photos = reaches(report) ? await uploadAttachments(store.database, await trustOf(store, enrolled), push) : {};
  // Or the council's receipt is signed by a key that this phone has yet to hear of: a push asks.
  const stranger = photos.contact === 'not-council' && !wiping;
  if (stranger) report = await pushEntries(store, enrolled, push, { eager: true, left: report.left });
  if (report.holding) await store.prune(report.holding.safeThrough, Date.parse(report.holding.now));
  const drained = {
    enrolment,
    contact: (stranger ? undefined : photos.contact) ?? report.contact,
    nextTry: sooner(report.nextTry, photos.nextTry),
  };
  if (wiping && reaches(report) && drained.nextTry === undefined) {
    // The last contact: it tells the council that nothing waits here any more.
    const last = await pushEntries(store, enrolled, push, { eager: true, left: report.left });
    if (last.contact === 'reached' && last.nextTry === undefined) {
      await endWipe(store, registered, ports);
      return { enrolment, contact: 'reached' };
    }
  }
  await rememberTries(ports.factory, { enrolment, ...report.left, nextTry: drained.nextTry ?? 0 });
  return drained;
}

const reaches = ({ contact }: PushReport): boolean => contact === 'reached' || contact === 'never';

/** A push may have brought newer keys. */
const trustOf = async (store: OutboxStore, enrolled: Enrolled): Promise<Enrolled> =>
  (await store.enrolled()) ?? enrolled;

function sooner(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

async function endWipe(store: OutboxStore, registered: Registered, ports: Ports): Promise<void> {
  store.close();
  await eraseEnrolment(ports.factory, registered, ports.files);
  ports.changed('lock');
}
