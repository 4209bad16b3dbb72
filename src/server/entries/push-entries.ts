import { setImmediate } from 'node:timers/promises';
import type { Bytes } from '#protocol/bytes.ts';
import type { Contact } from '#protocol/contact.ts';
import type { Header } from '#protocol/header.ts';
import { readHeader } from '#protocol/header.ts';
import { decodePush, type Frame } from '#protocol/push-frame.ts';
import type { PushAnswer, PushResult } from '#protocol/push-entries.ts';
import { type Verifier, verify } from '#protocol/signature.ts';
import { openReason, readStub, type Stub } from '#protocol/stub.ts';
import { DatabaseUnavailable, sqlStateOf } from '../db/database-error.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { verifierFor } from '../keys/signatures.ts';
import { noteContact, readHolding } from './holding.ts';
import { ingest, type Taken } from './ingest.ts';
import { type Line, openLine } from './line.ts';
import { readWriter } from './read-settings.ts';
import { EntriesRefused, type EntryServices, type PhoneIdentity } from './services.ts';
import { takeStub } from './stubs.ts';

interface Push {
  readonly batch: string;
  readonly contact: Contact;
  readonly body: Uint8Array;
  /** Hears of what went wrong and was got over: the phone is told no more than to try again. */
  readonly report: (error: unknown) => void;
}

/** A frame after opening: a line to take, a stub to keep, or a stub that this phone did not sign. */
type Parcel = { readonly header: Header } & (
  | { readonly line: Line }
  | { readonly stub: Stub; readonly signed: boolean; readonly reason: string | undefined }
);

/** Takes a push of one phone. What it answers as stored or held is on the disk, with the receipt that proves it. */
export async function pushEntries(
  services: EntryServices,
  phone: PhoneIdentity,
  { batch, contact, body, report }: Push,
): Promise<PushAnswer> {
  const keys = await services.keyring.of(phone.council);
  const frames = readFrames(body, phone);
  const verifyKey = await readVerifyKey(services, phone);
  const parcels = await openParcels(frames, keys, verifyKey);
  const answer = await takeTogether({ services, phone, keys, contact, report }, parcels);
  return { batch, ...answer };
}

type Framed = { readonly tag: Frame['tag']; readonly bytes: Bytes; readonly header: Header };

function readFrames(body: Uint8Array, { council, enrolment }: PhoneIdentity): Framed[] {
  const frames = readable(() => decodePush(body).map(({ tag, bytes }) => ({ tag, bytes, header: readHeader(bytes) })));
  if (frames.some(({ header }) => header.council !== council || header.enrolment !== enrolment))
    throw new EntriesRefused(
      403,
      'wrong-phone',
      'These entries were sealed by another phone. Each phone delivers its own.',
    );
  return frames;
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new EntriesRefused(
      400,
      'malformed',
      'The entries arrived damaged. The phone keeps them and sends them again.',
    );
  }
}

async function readVerifyKey({ database }: EntryServices, { council, enrolment }: PhoneIdentity): Promise<Verifier> {
  const row = await database.as({ act: 'ingest', council }, (tx) =>
    tx
      .selectFrom('enrolments')
      .select('signing_key')
      .where('council', '=', council)
      .where('id', '=', enrolment)
      .executeTakeFirst(),
  );
  if (!row) throw new EntriesRefused(403, 'unknown-phone', 'The council does not know this phone. Enrol it again.');
  return verifierFor(row.signing_key);
}

/** Opening does not wait for anything: between so many others get their turn, and the database is heard. */
const IN_A_ROW = 10;

async function openParcels(frames: readonly Framed[], keys: CouncilKeys, verifyKey: Verifier): Promise<Parcel[]> {
  const parcels: Parcel[] = [];
  for (const frame of frames) {
    parcels.push(await openParcel(frame, keys, verifyKey));
    if (parcels.length % IN_A_ROW === 0) await setImmediate();
  }
  return parcels;
}

async function openParcel({ tag, bytes, header }: Framed, keys: CouncilKeys, verifyKey: Verifier): Promise<Parcel> {
  if (tag === 'sealed') return { header, line: await openLine(header, bytes, keys, verifyKey) };
  const stub = readable(() => readStub(bytes));
  const signed = await verify(verifyKey, stub.signature, stub.signed);
  return { header, stub, signed, reason: await reasonOf(stub, keys) };
}

/** A key that the council has lost takes the reason with it; that the entry was discarded still counts. */
async function reasonOf(stub: Stub, keys: CouncilKeys): Promise<string | undefined> {
  const key = keys.openers.get(stub.keyId);
  return key && openReason(stub, key).catch(() => undefined);
}

type Answer = Omit<PushAnswer, 'batch'>;

/** What is the same for every try to store the parcels of a push. */
interface Taking extends Pick<Push, 'contact' | 'report'> {
  readonly services: EntryServices;
  readonly phone: PhoneIdentity;
  readonly keys: CouncilKeys;
}

const UNIQUE_VIOLATION = '23505';
const MOST_TRIES = 3;

/** All in one transaction; if something in it cannot be stored, one by one, so that the others are not kept waiting for it. */
async function takeTogether(taking: Taking, parcels: readonly Parcel[]): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await takeOnce(taking, parcels);
    } catch (error) {
      if (error instanceof DatabaseUnavailable || error instanceof EntriesRefused) throw error;
      // Another phone stored the same id at this moment: the next try finds it there.
      if (sqlStateOf(error) === UNIQUE_VIOLATION && tries < MOST_TRIES) continue;
      if (parcels.length === 0) throw error;
      taking.report(error);
      return takeSingly(taking, parcels);
    }
  }
}

async function takeSingly(taking: Taking, parcels: readonly Parcel[]): Promise<Answer> {
  const results: PushResult[] = [];
  for (const parcel of parcels) {
    const { lane, seq, id } = parcel.header;
    const one = await takeOnce(taking, [parcel]).catch((error: unknown) => {
      if (error instanceof DatabaseUnavailable) throw error;
      taking.report(error);
      return undefined;
    });
    results.push(one?.results[0] ?? { outcome: 'retry', lane, seq, id, reason: 'server-error' });
  }
  const { holding } = await takeOnce(taking, []);
  return { results, holding };
}

function takeOnce({ services, phone, keys, contact }: Taking, parcels: readonly Parcel[]): Promise<Answer> {
  const { database, clock, origin } = services;
  const { council, enrolment } = phone;
  return database.as({ act: 'ingest', council }, async (tx) => {
    const now = clock();
    const { person, left } = await noteContact(tx, phone, contact, now);
    const writer = await readWriter(tx, council, person);
    const ingestion = { keys, writer: { ...writer, left: writer.left || left }, enrolment, now, origin };
    const lines = parcels.flatMap((parcel) => ('line' in parcel ? [parcel.line] : []));
    const results = new Map<Parcel, PushResult>();
    if (parcels.length > 0) {
      const { taken, chain } = await ingest(tx, ingestion, lines);
      const byLine = new Map(taken.map((each) => [each.line, each]));
      for (const parcel of parcels)
        if ('line' in parcel) results.set(parcel, resultOf(parcel.header, byLine.get(parcel.line)));
        else if (!parcel.signed) results.set(parcel, retryOf(parcel.header, 'bad-signature'));
        else
          results.set(parcel, {
            outcome: 'stored',
            ...nameOf(parcel.header),
            receipt: await takeStub(tx, ingestion, chain, parcel),
          });
      await chain.close();
    }
    const holding = await readHolding(tx, phone, keys.version, now);
    return { results: parcels.map((parcel) => results.get(parcel) ?? retryOf(parcel.header, 'not-taken')), holding };
  });
}

const nameOf = ({ lane, seq, id }: Header) => ({ lane, seq, id });
const retryOf = (header: Header, reason: string): PushResult => ({ outcome: 'retry', ...nameOf(header), reason });

function resultOf(header: Header, taken: Taken | undefined): PushResult {
  if (!taken?.receipt) return retryOf(header, 'not-taken');
  const { receipt, held } = taken;
  return held
    ? { outcome: 'held', ...nameOf(header), receipt, reason: held }
    : { outcome: 'stored', ...nameOf(header), receipt };
}
