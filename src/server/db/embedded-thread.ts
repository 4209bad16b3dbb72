import { Worker } from 'node:worker_threads';
import { DatabaseUnavailable } from './database-error.ts';
import type { Failure, Reply, Request } from './embedded-messages.ts';
import type { Answer, EmbeddedCore } from './engine.ts';

const empty: Answer = { rows: [], command: '', rowCount: 0 };

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** The embedded database in a thread of its own; `script` is the built embedded-worker. */
export async function openEmbeddedThread(script: URL, directory: string): Promise<EmbeddedCore> {
  const worker = new Worker(script, { workerData: directory });
  const waiting = new Map<number, Waiting>();
  let stopped: Error | undefined;
  let lastId = 0;

  const stop = (error: Error) => {
    stopped ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', (error) =>
    stop(new DatabaseUnavailable(`The embedded database stopped: ${error.message}. Start Wardbook again.`)),
  );
  worker.on('exit', () => stop(new DatabaseUnavailable('The embedded database has stopped. Start Wardbook again.')));
  worker.on('message', ({ id, answer, failure }: Reply) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (failure) reject?.(errorFrom(failure));
    else resolve?.(answer ?? empty);
  });

  const send = (request: Omit<Request, 'id'>) =>
    new Promise<Answer>((resolve, reject) => {
      if (stopped) return reject(stopped);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, ...request });
    });

  await send({ sql: 'select 1' }).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  return {
    query: (sql, parameters) => send({ sql, parameters }),
    async close() {
      if (stopped) return;
      await send({});
      await worker.terminate();
    },
  };
}

const errorFrom = ({ message, code }: Failure): Error =>
  Object.assign(new Error(message), code === undefined ? {} : { code });
