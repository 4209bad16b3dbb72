// What leaves the phone: an entry, signed and sealed to the council. The only place that knows this format; it reaches no kind.
import { deflateSync, inflateSync } from 'fflate';
import { z } from 'zod';
import { type Entry, entrySchema } from '#domain/entry.ts';
import { idSchema } from '#domain/id.ts';
import { instantSchema } from '#domain/moment.ts';
import { type Bytes, concatBytes, sha256, toHex, utf8, utf8Text } from './bytes.ts';
import { CURRENT_DICTIONARY, dictionaryFor } from './dictionary.ts';
import { type Header, HEADER_LENGTH, headerBytes, type Lane, readHeader } from './header.ts';
import { hpkeOpen, hpkeSeal, type OpeningKey, prepareSeal, type Seal } from './hpke.ts';
import { pad, unpad } from './pad.ts';
import { purposeBytes, sign, SIGNATURE_LENGTH, type Verifier, verify } from './signature.ts';

const SEAL = 'sealed entry';
const LONGEST_ENTRY = 1_000_000;

/** One opening of a sensitive record or reveal of a field: its own lane and counter, delivered and never folded. */
export const accessSchema = z.strictObject({
  id: idSchema,
  record: idSchema,
  what: z.enum(['opened', 'revealed', 'handed-over']),
  path: z.string().max(120).optional(),
  at: instantSchema,
  by: idSchema,
  enrolment: idSchema,
  seq: z.int().positive(),
  salt: z.string().max(64),
});
export type Access = z.infer<typeof accessSchema>;

/** An entry of a phone has what an entry of the desk lacks. */
export type PhoneEntry = Entry & { enrolment: string; seq: number; salt: string };

export interface Sealed {
  readonly header: Header;
  /** Header, encapsulated key and ciphertext: what the outbox keeps and a push carries. */
  readonly sealed: Bytes;
  /** The signed bytes, and their signature. */
  readonly bytes: Bytes;
  readonly signature: Bytes;
}

interface SealingKeys {
  readonly signingKey: CryptoKey;
  readonly council: string;
  readonly openingKeyId: string;
  readonly openingKey: CryptoKey | Seal;
}

/** For one entry yet to come. */
export const prepareSealing = (openingKey: CryptoKey): Promise<Seal> => prepareSeal(openingKey, SEAL);

export const newSalt = (): string => toHex(crypto.getRandomValues(new Uint8Array(8)));

export const sealEntry = (entry: PhoneEntry, keys: SealingKeys): Promise<Sealed> => sealLine('record', entry, keys);
export const sealAccess = (access: Access, keys: SealingKeys): Promise<Sealed> => sealLine('access', access, keys);

async function sealLine(lane: Lane, line: PhoneEntry | Access, keys: SealingKeys): Promise<Sealed> {
  const bytes = utf8(JSON.stringify(line));
  const signature = await sign(keys.signingKey, signedBytes(lane, bytes));
  return resealBytes(
    { lane, bytes, signature, enrolment: line.enrolment, seq: line.seq, id: line.id, record: line.record },
    keys,
  );
}

/** Seals bytes that are signed already, for a new key of the council; nothing signed is ever rewritten. */
export async function resealBytes(
  line: Pick<Header, 'lane' | 'enrolment' | 'seq' | 'id' | 'record'> & { bytes: Bytes; signature: Bytes },
  keys: Omit<SealingKeys, 'signingKey'>,
): Promise<Sealed> {
  const { bytes, signature, lane, enrolment, seq, id, record } = line;
  const entryHash = toHex(await sha256(bytes));
  const header = {
    dictionary: CURRENT_DICTIONARY,
    lane,
    keyId: keys.openingKeyId,
    council: keys.council,
    enrolment,
    seq,
    id,
    record,
    entryHash,
  };
  const deflated = deflateSync(bytes, { dictionary: dictionaryFor(header), level: 6, mem: 4 });
  const aad = headerBytes(header);
  const body = await hpkeSeal(keys.openingKey, SEAL, pad(concatBytes(signature, deflated)), aad);
  return { header, sealed: concatBytes(aad, body), bytes, signature };
}

// Inflating into a fixed buffer caps what a small ciphertext can grow to; nothing awaits between filling and slicing.
const scratch = new Uint8Array(LONGEST_ENTRY + 1);

export interface Opened {
  readonly header: Header;
  readonly bytes: Bytes;
  readonly signature: Bytes;
}

/** Throws where it cannot be opened; says nothing yet of signature, schema or content. */
export async function openSealed(
  sealed: Bytes,
  openingKey: OpeningKey,
  header: Header = readHeader(sealed),
): Promise<Opened> {
  const aad = sealed.slice(0, HEADER_LENGTH);
  const plain = unpad(await hpkeOpen(openingKey, SEAL, sealed.slice(HEADER_LENGTH), aad));
  const bytes = inflateSync(plain.slice(SIGNATURE_LENGTH), { dictionary: dictionaryFor(header), out: scratch });
  if (bytes.length > LONGEST_ENTRY) throw new Error('An entry is longer than any form can make it');
  return { header, bytes: bytes.slice(), signature: plain.slice(0, SIGNATURE_LENGTH) };
}

export const signatureHolds = (opened: Opened, verifyKey: CryptoKey | Verifier): Promise<boolean> =>
  verify(verifyKey, opened.signature, signedBytes(opened.header.lane, opened.bytes));

/** The entry in opened bytes; a ZodError or SyntaxError where it is none. */
export const entryOf = (bytes: Bytes): Entry => entrySchema.parse(JSON.parse(utf8Text(bytes)));
export const accessOf = (bytes: Bytes): Access => accessSchema.parse(JSON.parse(utf8Text(bytes)));

/** Whether what the header says in clear is what the entry says inside. */
export const headerMatches = (header: Header, line: Entry | Access): boolean =>
  header.id === line.id &&
  header.record === line.record &&
  header.enrolment === line.enrolment &&
  header.seq === line.seq;

const signedBytes = (lane: Lane, bytes: Bytes): Bytes => purposeBytes(`${lane} entry`, bytes);
