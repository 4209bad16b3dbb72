// The one file of a backup: gzip over lines of JSON. First what it is, then rows table by table, then files, then an end.
import * as fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';

const lineSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('backup'),
    format: z.literal(1),
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
  z.object({ what: z.literal('end') }),
]);
export type BackupLine = z.infer<typeof lineSchema>;

/** On the disk when it resolves, and never half a file under its name. */
export async function writeBackupFile(file: string, lines: AsyncIterable<BackupLine>): Promise<void> {
  const unfinished = `${file}.new`;
  async function* texts() {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`;
    yield `${JSON.stringify({ what: 'end' } satisfies BackupLine)}\n`;
  }
  await pipeline(Readable.from(texts()), createGzip(), fs.createWriteStream(unfinished, { mode: 0o600, flush: true }));
  fs.renameSync(unfinished, file);
}

/** Throws where the file is cut short or is no backup. */
export async function* readBackupFile(file: string): AsyncGenerator<BackupLine> {
  let whole = false;
  for await (const text of linesOf(file)) {
    const line = lineSchema.parse(JSON.parse(text));
    whole = line.what === 'end';
    if (!whole) yield line;
  }
  if (!whole) throw new Error('it is cut short');
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip();
  // What goes wrong in the file comes out of the loop below.
  void pipeline(fs.createReadStream(file), unzipped).catch(() => {});
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of unzipped) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
