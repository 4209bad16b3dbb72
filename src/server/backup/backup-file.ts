// The one file of a backup: gzip over lines of JSON. First what it is, then rows table by table, then files, then the area
// map in parts, then an end.
import { once } from 'node:events';
import * as fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { mapHashSchema } from '#protocol/area-map.ts';

/** Format 1 had no area map. */
export const FORMAT = 2;

const lineSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('backup'),
    format: z.union(
      [z.literal(1), z.literal(FORMAT)],
      'it was made by a newer Wardbook. Restore it with the version it was made with, or a newer one',
    ),
    version: z.string(),
    at: z.string(),
    council: z.uuid(),
    order: z.int(),
    head: z.string(),
    /** The council's key file, encrypted to the recovery code. */
    keys: z.base64(),
  }),
  z.object({ what: z.literal('rows'), table: z.string(), rows: z.array(z.unknown()) }),
  z.object({ what: z.literal('file'), path: z.string(), bytes: z.base64() }),
  /** The parts of one archive follow each other from its beginning. */
  z.object({ what: z.literal('map'), sha256: mapHashSchema, from: z.int(), size: z.int(), bytes: z.base64() }),
  z.object({ what: z.literal('end') }),
]);
export type BackupLine = z.infer<typeof lineSchema>;

export interface BackupWriter {
  write(line: BackupLine): Promise<void>;
  /** On the disk when it resolves, and never half a file under its name. */
  finish(): Promise<void>;
  abandon(): void;
}

export function beginBackupFile(file: string): BackupWriter {
  const unfinished = `${file}.new`;
  const gzip = createGzip();
  const written = pipeline(gzip, fs.createWriteStream(unfinished, { mode: 0o600, flush: true }));
  // What goes wrong comes out of whoever writes or finishes next.
  written.catch(() => {});
  const write = async (line: BackupLine) => {
    if (!gzip.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(gzip, 'drain'), written]);
  };
  return {
    write,
    async finish() {
      await write({ what: 'end' });
      gzip.end();
      await written;
      fs.renameSync(unfinished, file);
    },
    abandon() {
      gzip.destroy();
      fs.rmSync(unfinished, { force: true });
    },
  };
}

/** Throws where the file is cut short or is no backup. */
export async function* readBackupFile(file: string): AsyncGenerator<BackupLine> {
  let whole = false;
  for await (const text of linesOf(file)) {
    const line = lineOf(text);
    whole = line.what === 'end';
    if (!whole) yield line;
  }
  if (!whole) throw new Error('it is cut short');
}

function lineOf(text: string): BackupLine {
  const line = lineSchema.safeParse(JSON.parse(text));
  if (!line.success) throw new Error(line.error.issues[0]?.message ?? 'it is damaged');
  return line.data;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip();
  // What goes wrong in the file comes out of the loop below.
  void pipeline(fs.createReadStream(file), unzipped).catch(() => {});
  const decoder = new TextDecoder();
  // A part of a map spans many parts of the stream: joined once, not copied with each.
  let begun: string[] = [];
  for await (const part of unzipped) {
    const [first = '', ...more] = decoder.decode(part, { stream: true }).split('\n');
    begun.push(first);
    for (const next of more) {
      yield begun.join('');
      begun = [next];
    }
  }
}
