// Attachments go in their own lane, in sealed chunks, resumable and content-addressed.
import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { type Bytes, concatBytes, u32, uuidBytes } from './bytes.ts';
import { defineEndpoint } from './endpoint.ts';
import { hpkeOpen, hpkeSeal, type OpeningKey } from './hpke.ts';
import { signedReceiptSchema } from './receipt.ts';

/** Bytes of the original in one chunk. */
export const CHUNK_BYTES = 512 * 1024;
const SEAL = 'attachment chunk';

interface ChunkName {
  readonly council: string;
  readonly enrolment: string;
  readonly attachment: string;
  readonly n: number;
}

const chunkAad = ({ council, enrolment, attachment, n }: ChunkName): Bytes =>
  concatBytes(uuidBytes(council), uuidBytes(enrolment), uuidBytes(attachment), u32(n));

export const sealChunk = (name: ChunkName, openingKey: CryptoKey, plain: Bytes): Promise<Bytes> =>
  hpkeSeal(openingKey, SEAL, plain, chunkAad(name));
export const openChunk = (name: ChunkName, openingKey: OpeningKey, sealed: Bytes): Promise<Bytes> =>
  hpkeOpen(openingKey, SEAL, sealed, chunkAad(name));

export const chunksOf = (size: number): number => Math.max(1, Math.ceil(size / CHUNK_BYTES));

const progressSchema = z.object({
  /** Chunks the council holds durably; send chunk number `chunks` next. */
  chunks: z.int().nonnegative(),
  receipt: signedReceiptSchema.optional(),
});

export const attachmentProgress = defineEndpoint({
  method: 'GET',
  path: '/api/sync/attachments/:id',
  summary: 'How much of an attachment the council holds, with the receipt once it is whole',
  access: 'push',
  answer: progressSchema,
});

export const uploadChunk = defineEndpoint({
  method: 'PUT',
  path: '/api/sync/attachments/:id',
  summary: 'One sealed chunk; answers 409 with the right number when it is not the next',
  access: 'push',
  query: z.strictObject({
    n: z.coerce.number().int().nonnegative(),
    of: z.coerce.number().int().positive(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    size: z.coerce
      .number()
      .int()
      .positive()
      .max(100 * 1024 * 1024),
    type: z.string().max(100),
    keyId: z.string().regex(/^[0-9a-f]{16}$/),
    record: idSchema,
  }),
  body: 'bytes',
  answer: progressSchema,
  most: CHUNK_BYTES + 1024,
});
