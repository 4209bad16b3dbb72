// The bytes of attachments: one file a chunk, each encrypted under the key of its record.
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { z } from 'zod';
import { decrypt, encrypt } from '../keys/cipher.ts';
import { writeDurably } from '../keys/write-durably.ts';

export interface StoredFile {
  readonly folder: string;
  readonly council: string;
  readonly attachment: string;
  readonly key: Uint8Array;
}

export const writeChunk = (file: StoredFile, n: number, plain: Uint8Array): Promise<void> =>
  writeDurably(chunkPath(file, n), encrypt(file.key, plain, aboutChunk(file, n)));

export async function readChunks(file: StoredFile, chunks: number): Promise<Buffer> {
  const all = Array.from({ length: chunks }, async (_, n) =>
    decrypt(file.key, await fs.readFile(chunkPath(file, n)), aboutChunk(file, n)),
  );
  return Buffer.concat(await Promise.all(all));
}

export const removeChunks = (file: Omit<StoredFile, 'key'>): Promise<void> =>
  fs.rm(folderOf(file), { recursive: true, force: true });

// Ids come from phones: only what is a UUID ever becomes a path.
const folderOf = ({ folder, council, attachment }: Omit<StoredFile, 'key'>): string =>
  path.join(folder, z.uuid().parse(council), z.uuid().parse(attachment));

const chunkPath = (file: StoredFile, n: number): string => path.join(folderOf(file), String(n));

const aboutChunk = ({ council, attachment }: StoredFile, n: number): string => `chunk ${council} ${attachment} ${n}`;
