// The clear part of a sealed entry, bound to the ciphertext as associated data. Its layout is frozen.
import { z } from 'zod';
import { hashSchema } from '#domain/attachment.ts';
import { idSchema } from '#domain/id.ts';
import { type Bytes, concatBytes, fromHex, readU32, toHex, u32, uuidBytes, uuidText } from './bytes.ts';

const ENVELOPE_VERSION = 1;
const LANES = ['record', 'access'] as const;
export const laneSchema = z.enum(LANES);
export type Lane = z.infer<typeof laneSchema>;

export const headerSchema = z.strictObject({
  dictionary: z.int().min(0).max(255),
  lane: laneSchema,
  /** Of the council's opening key. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  council: idSchema,
  enrolment: idSchema,
  seq: z.int().positive().max(0xffff_ffff),
  id: idSchema,
  record: idSchema,
  entryHash: hashSchema,
});
export type Header = z.infer<typeof headerSchema>;

export const HEADER_LENGTH = 3 + 8 + 16 + 16 + 4 + 16 + 16 + 32;

export const headerBytes = (header: Header): Bytes =>
  concatBytes(
    Uint8Array.of(ENVELOPE_VERSION, header.dictionary, LANES.indexOf(header.lane)),
    fromHex(header.keyId),
    uuidBytes(header.council),
    uuidBytes(header.enrolment),
    u32(header.seq),
    uuidBytes(header.id),
    uuidBytes(header.record),
    fromHex(header.entryHash),
  );

/** Throws where the bytes are not a header of a version this app knows. */
export function readHeader(bytes: Uint8Array): Header {
  if (bytes.length < HEADER_LENGTH || bytes[0] !== ENVELOPE_VERSION)
    throw new Error('Not a sealed entry of a known version');
  return headerSchema.parse({
    dictionary: bytes[1],
    lane: LANES[bytes[2] ?? -1],
    keyId: toHex(bytes.slice(3, 11)),
    council: uuidText(bytes.slice(11, 27)),
    enrolment: uuidText(bytes.slice(27, 43)),
    seq: readU32(bytes, 43),
    id: uuidText(bytes.slice(47, 63)),
    record: uuidText(bytes.slice(63, 79)),
    entryHash: toHex(bytes.slice(79, HEADER_LENGTH)),
  });
}
