// The area map in a backup: in parts, because an archive may be larger than the memory.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { archiveName, archiveNamed } from '../map/area-maps.ts';
import type { BackupLine } from './backup-file.ts';

const PART = 256 * 1024;

export type MapPart = Extract<BackupLine, { what: 'map' }>;

export interface OpenMap {
  readonly sha256: string;
  readonly file: fs.FileHandle;
}

/** Open, so that a map published meanwhile does not take them away. */
export async function openMaps(folder: string): Promise<readonly OpenMap[]> {
  const names = await fs.readdir(folder).catch((): string[] => []);
  const hashes = names.flatMap((name) => archiveNamed(name) ?? []);
  return Promise.all(
    hashes.map(async (sha256) => ({ sha256, file: await fs.open(path.join(folder, archiveName(sha256)), 'r') })),
  );
}

export async function* partsOf({ sha256, file }: OpenMap): AsyncGenerator<MapPart> {
  const { size } = await file.stat();
  let from = 0;
  for await (const part of file.createReadStream({ autoClose: false, highWaterMark: PART })) {
    const bytes = Buffer.from(part);
    yield { what: 'map', sha256, from, size, bytes: bytes.toString('base64') };
    from += bytes.length;
  }
}

export interface MapTaker {
  take(part: MapPart): Promise<void>;
  /** Lets go of one that came short. */
  end(): Promise<void>;
  /** The hashes of archives that came whole and unchanged; of any other nothing is kept. */
  readonly whole: readonly string[];
}

interface Taking {
  readonly sha256: string;
  readonly hash: ReturnType<typeof createHash>;
  readonly file: fs.FileHandle | undefined;
  length: number;
}

/** Writes archives into the folder, or with none only checks them. */
export function takeMaps(folder: string | undefined): MapTaker {
  const whole: string[] = [];
  let now: Taking | undefined;
  const unfinished = (sha256: string) => path.join(folder ?? '', `${archiveName(sha256)}.new`);

  const begin = async (sha256: string): Promise<Taking> => {
    if (folder !== undefined) await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    const file = folder === undefined ? undefined : await fs.open(unfinished(sha256), 'w', 0o600);
    return { sha256, hash: createHash('sha256'), file, length: 0 };
  };
  const end = async () => {
    if (!now) return;
    const { sha256, hash, file } = now;
    now = undefined;
    const holds = hash.digest('hex') === sha256;
    if (holds) whole.push(sha256);
    if (!file) return;
    await file.sync();
    await file.close();
    if (holds) await fs.rename(unfinished(sha256), path.join(folder ?? '', archiveName(sha256)));
    else await fs.rm(unfinished(sha256), { force: true });
  };

  return {
    whole,
    end,
    async take({ sha256, from, size, bytes }) {
      if (from === 0) {
        await end();
        now = await begin(sha256);
      }
      if (now?.sha256 !== sha256 || now.length !== from) throw new Error('the parts of its area map do not follow');
      const part = Buffer.from(bytes, 'base64');
      now.hash.update(part);
      now.length += part.length;
      await now.file?.appendFile(part);
      if (now.length >= size) await end();
    },
  };
}
