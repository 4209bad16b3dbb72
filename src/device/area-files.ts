// The council's area map in this phone's private files: re-fetchable, about nobody, and so in clear. A map counts as
// whole only once its description is written beside its bytes, which is after they were verified.
import { type AreaMap, areaMapSchema, mapHashSchema } from '#protocol/area-map.ts';
import { DeviceProblem } from './device-problem.ts';

/** An open file of the browser's. Old Safari answers with promises where others answer at once. */
interface OpenFile {
  getSize(): number | Promise<number>;
  read(buffer: Uint8Array, options: { at: number }): number | Promise<number>;
  write(buffer: Uint8Array, options: { at: number }): number | Promise<number>;
  truncate(size: number): void | Promise<void>;
  flush(): void | Promise<void>;
  close(): void | Promise<void>;
}

/** The bytes of one map while they come. Nobody else may open them meanwhile. */
export interface AreaPart {
  readonly size: number;
  append(bytes: Uint8Array): Promise<void>;
  startAgain(): Promise<void>;
  /** From the first byte, piece by piece. */
  pieces(): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

const PIECE_BYTES = 1024 * 1024;
const DESCRIPTION = '.json';

/** Maps that are whole, and how much there is of the others by their hash. */
export async function areaFilesIn(folder: FileSystemDirectoryHandle) {
  const kept: AreaMap[] = [];
  const parts = new Map<string, number>();
  for await (const [name, handle] of folder.entries()) {
    if (!isFile(handle)) continue;
    // One that is being written may not let itself be looked at.
    const file = await handle.getFile().catch(() => undefined);
    if (!file) continue;
    if (!name.endsWith(DESCRIPTION)) parts.set(name, file.size);
    else kept.push(...described(await file.text()));
  }
  const whole = kept.filter(({ sha256, size }) => parts.get(sha256) === size);
  for (const { sha256 } of whole) parts.delete(sha256);
  return { whole, parts };
}

export async function openAreaPart(folder: FileSystemDirectoryHandle, sha256: string): Promise<AreaPart> {
  const handle = await folder.getFileHandle(mapHashSchema.parse(sha256), { create: true });
  const file: OpenFile = await handle.createSyncAccessHandle().catch((error: unknown) => {
    throw new DeviceProblem('busy', 'Another window of Wardbook is downloading the map.', { cause: error });
  });
  let size = await file.getSize();
  return {
    get size() {
      return size;
    },
    async append(bytes) {
      const written = await file.write(bytes, { at: size });
      // A full phone takes a part, or throws.
      if (written < bytes.length) throw new DOMException('Only a part was written', 'QuotaExceededError');
      size += written;
    },
    async startAgain() {
      await file.truncate(0);
      size = 0;
    },
    async *pieces() {
      const piece = new Uint8Array(PIECE_BYTES);
      for (let at = 0; at < size; ) {
        const read = await file.read(piece, { at });
        if (read === 0) return;
        at += read;
        yield piece.subarray(0, read);
      }
    },
    async close() {
      try {
        await file.flush();
      } finally {
        await file.close();
      }
    },
  };
}

/** From here it is whole; everything else of the folder goes. */
export async function keepArea(folder: FileSystemDirectoryHandle, area: AreaMap): Promise<void> {
  const handle = await folder.getFileHandle(`${area.sha256}${DESCRIPTION}`, { create: true });
  const file: OpenFile = await handle.createSyncAccessHandle();
  try {
    await file.truncate(0);
    await file.write(new TextEncoder().encode(JSON.stringify(area)), { at: 0 });
    await file.flush();
  } finally {
    await file.close();
  }
  await dropAreas(folder, area.sha256);
}

/** Deletes every map but one. */
export async function dropAreas(folder: FileSystemDirectoryHandle, keep?: string): Promise<void> {
  const names: string[] = [];
  for await (const name of folder.keys()) if (keep === undefined || !name.startsWith(keep)) names.push(name);
  // The description first: bytes alone are never taken for a map.
  for (const name of names.toSorted().toReversed()) await folder.removeEntry(name);
}

export async function readAreaSlice(
  folder: FileSystemDirectoryHandle,
  sha256: string,
  offset: number,
  length: number,
): Promise<ArrayBuffer> {
  const handle = await folder.getFileHandle(mapHashSchema.parse(sha256));
  return (await handle.getFile()).slice(offset, offset + length).arrayBuffer();
}

const isFile = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file';

function described(text: string): readonly AreaMap[] {
  try {
    return [areaMapSchema.parse(JSON.parse(text))];
  } catch {
    return [];
  }
}
