import * as fs from 'node:fs';
import * as path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DurableFiles, syncDirectory, syncTree } from './durable-files.ts';
import type { EmbeddedCore } from './engine.ts';

const settings = [
  'fsync=on',
  'full_page_writes=on',
  'synchronous_commit=on',
  'wal_sync_method=fsync',
  'shared_buffers=32MB',
];
const startParams = [
  ...PGlite.defaultStartParams.filter((flag) => flag !== '-F'),
  ...settings.flatMap((setting) => ['-c', setting]),
];

// PGlite turns each byte into a string on its own; Buffer does all at once.
const BYTEA = 17;
const parsers = { [BYTEA]: (hex: string) => Uint8Array.from(Buffer.from(hex.slice(2), 'hex')) };
const serializers = {
  [BYTEA]: (bytes: Uint8Array) => `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`,
};

/** Opens, or first creates, the PostgreSQL that lives in `directory`. Runs in the worker thread; in-process only under tests. */
export async function openEmbeddedCore(directory: string): Promise<EmbeddedCore> {
  if (!fs.existsSync(directory)) await create(directory);
  const files = new DurableFiles(directory);
  const pg = await start(files);
  await proveDurable(pg, files);
  return {
    async query(sql, parameters) {
      const { rows, command, rowCount } = await pg.query(sql, [...parameters]);
      return { rows, command: command ?? '', rowCount: rowCount ?? 0 };
    },
    close: () => pg.close(),
  };
}

// Made beside its place and renamed into it, so that a kill or a power cut during creation leaves nothing half made.
async function create(directory: string): Promise<void> {
  const unfinished = `${directory}.new`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const pg = await start(new DurableFiles(unfinished));
  await pg.close();
  syncTree(unfinished);
  fs.renameSync(unfinished, directory);
  syncDirectory(path.dirname(directory));
}

const start = (files: DurableFiles): Promise<PGlite> => PGlite.create({ fs: files, startParams, parsers, serializers });

async function proveDurable(pg: PGlite, files: DurableFiles): Promise<void> {
  const before = files.syncs;
  await pg.query("select pg_logical_emit_message(true, 'wardbook', 'probe')");
  if (files.syncs > before) return;
  await pg.close();
  throw new Error(
    'The embedded database does not flush what it commits to the disk, so Wardbook will not use it. Install again with "npm ci", or set DATABASE_URL to a PostgreSQL server.',
  );
}
