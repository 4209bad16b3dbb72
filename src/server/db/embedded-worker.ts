// The thread that holds the embedded database, so that a long query never stops the server from answering.
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf, sqlStateOf } from './database-error.ts';
import { openEmbeddedCore } from './embedded-core.ts';
import type { Reply, Request } from './embedded-messages.ts';

const core = openEmbeddedCore(String(workerData));

parentPort?.on('message', (request: Request) => void answer(request).then((reply) => parentPort?.postMessage(reply)));

async function answer({ id, sql, parameters }: Request): Promise<Reply> {
  try {
    const opened = await core;
    if (sql !== undefined) return { id, answer: await opened.query(sql, parameters ?? []) };
    await opened.close();
    return { id };
  } catch (error) {
    return { id, failure: { message: messageOf(error), code: sqlStateOf(error) } };
  }
}
