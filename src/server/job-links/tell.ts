// Of a sealed record every opening by a link and every wrong code is logged and told to its keeper, before anything is shown.
import { instantWords } from '#domain/format-moment.ts';
import { instantText } from '#domain/moment.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { Tx } from '../db/database.ts';
import { writeAccess } from '../entries/log-access.ts';
import { readRecordKeys } from '../entries/record-keys.ts';
import { newTask, storedTask } from '../entries/tasks.ts';
import type { Services } from '../services.ts';
import { jobNumber, type LinkRow, MOST_TRIES } from './linked-job.ts';

type Told = { readonly what: 'wrong-code' } | { readonly what: 'opened'; readonly guarded: boolean };

/** Resolves once it is written. The link is as it stands after what is told. */
export async function tellOfLink(services: Services, link: LinkRow, told: Told): Promise<void> {
  const kind = kindNamed(link.kind);
  if (!kind?.sealed) return;
  const { council, record } = link;
  const keys = await services.keyring.of(council);
  const at = instantText(services.clock());
  await services.database.as({ act: 'ingest', council }, async (tx) => {
    const key = (await readRecordKeys(tx, keys, [record])).get(record);
    if (!key) return;
    const about = { council, record, entry: link.id, at, key, keeper: kind.keeper };
    const words = { ...wordsOf(link, told, at), level: 'warn' } as const;
    const known = await openTask(tx, link, key, words.code);
    const task = newTask(about, words, known);
    await tx
      .insertInto('tasks')
      .values(task)
      .onConflict((conflict) =>
        conflict.columns(['council', 'id']).doUpdateSet({ cipher: task.cipher, created_at: at }),
      )
      .execute();
    const what = told.what === 'opened' ? 'opened-by-link' : 'wrong-code-at-link';
    await writeAccess(tx, { council, at }, key, { record, what, path: link.id });
  });
}

/** One that nobody has closed is brought up to date: ten openings are one thing to look at. */
async function openTask(tx: Tx, link: LinkRow, key: Uint8Array, code: string): Promise<string | undefined> {
  const rows = await tx
    .selectFrom('tasks')
    .selectAll()
    .where('council', '=', link.council)
    .where('record', '=', link.record)
    .where('entry', '=', link.id)
    .where('state', '=', 'open')
    .execute();
  return rows.map((row) => storedTask(row, key)).find((task) => task.code === code)?.id;
}

// With its year: a task is read later than it is written.
const whenWords = (at: string): string => instantWords(at, '1970-01-01T00:00:00.000Z');

function wordsOf({ id, views, tries }: LinkRow, told: Told, at: string): { code: string; message: string } {
  const job = `job ${jobNumber(id)}`;
  if (told.what === 'wrong-code')
    return {
      code: 'job-wrong-code',
      message: `A wrong code was given at the link to ${job}, ${tries} of ${MOST_TRIES} tries, last ${whenWords(at)}.${tries >= MOST_TRIES ? ' It opens nothing any more.' : ''}`,
    };
  const often = views === 1 ? 'once' : `${views} times`;
  return told.guarded
    ? {
        code: 'job-address',
        message: `The link to ${job} showed the address, last ${whenWords(at)}. Opened ${often} so far.`,
      }
    : { code: 'job-opened', message: `The link to ${job} was opened, last ${whenWords(at)}, ${often} so far.` };
}
