import * as path from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { DatabaseUnavailable } from './database-error.ts';
import { lockDirectory } from './directory-lock.ts';
import type { Connection, EmbeddedCore, Engine } from './engine.ts';
import { openEmbeddedThread } from './embedded-thread.ts';

/** The embedded PostgreSQL in the data folder, for one process only. */
export async function openEmbedded(dataFolder: string): Promise<Engine> {
  makeFolder(dataFolder, 'data', 'WARDBOOK_DATA');
  const directory = path.join(dataFolder, 'database');
  const unlock = lockDirectory(directory);
  try {
    const core = await openCore(directory);
    return oneAtATime({
      query: core.query,
      async close() {
        await core.close();
        unlock();
      },
    });
  } catch (error) {
    unlock();
    throw error;
  }
}

// Node cannot run a thread from TypeScript source, so under Vitest the same core runs in this thread.
async function openCore(directory: string): Promise<EmbeddedCore> {
  if (!import.meta.url.endsWith('.ts'))
    return openEmbeddedThread(new URL('./embedded-worker.js', import.meta.url), directory);
  const { openEmbeddedCore } = await import('./embedded-core.ts');
  return openEmbeddedCore(directory);
}

/** PGlite has one connection: who asks while it is taken waits in line. */
function oneAtATime(core: EmbeddedCore): Engine {
  let last: Promise<void> = Promise.resolve();
  let closed = false;

  const connect = async (): Promise<Connection> => {
    const before = last;
    let release = () => {};
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    if (closed) throw new DatabaseUnavailable('The embedded database is closed: Wardbook is stopping.');
    return { query: (sql, parameters = []) => core.query(sql, parameters), release };
  };

  return {
    connect,
    async close() {
      const { release } = await connect();
      closed = true;
      release();
      await core.close();
    },
  };
}
