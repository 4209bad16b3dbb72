// What the holder of a link sees and writes: one job, and nothing that tells whether another exists.
import { timingSafeEqual } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Field } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import type { RecordState } from '#domain/record.ts';
import { entryTypeOf, fieldsOf, kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { Question, ShownJob } from '#protocol/job-links.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Tx } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { readDeskRows } from '../desk/record-row.ts';
import { keepFile } from '../entries/keep-file.ts';
import { writeEntries } from '../entries/write-entries.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { plainPhoto } from '../plain-photo.ts';
import { newToken, tokenHash } from '../people/tokens.ts';
import { dateOf, type Services } from '../services.ts';
import { codeHash } from './links.ts';

const MOST_TRIES = 5;
const PHOTO_SIDE = 2048;
const PHOTO_HINT = 'JPEG, up to 8 MB. What the camera wrote into it, such as where it was, is removed';

type LinkRow = Selectable<Schema['job_links']>;

interface Key {
  readonly token: string;
  readonly code?: string | undefined;
  readonly pass?: string | undefined;
}

export async function openTheJob(services: Services, key: Key): Promise<ShownJob> {
  const { link, pass } = await admitted(services, key);
  return shown(services, link, pass);
}

export async function answerTheJob(
  services: Services,
  { entry, body, photo, ...key }: Required<Pick<Key, 'token' | 'pass'>> & Answer,
): Promise<ShownJob> {
  const { link, pass } = await admitted(services, key);
  const { council, record, made_by: person } = link;
  const { kind, state } = await recordOf(services, link);
  const { job } = kind;
  if (!job) throw gone();
  const isThere = state.timeline.some(({ id }) => id === entry);
  if (!isThere && !job.statuses.includes(state.status)) throw badRequest('This job is done already. Thank you.');
  const type = entryTypeOf(kind, job.type);
  const photos = photosKey(type, job.asks);
  // Files come as bytes alone: nobody outside says which of the council's are theirs.
  const asked = Object.fromEntries(Object.entries(body).filter(([name]) => job.asks.includes(name) && name !== photos));
  const problem = type?.body.safeParse(asked).error?.issues[0];
  if (problem) throw badRequest(`${problem.message}.`, { [problem.path.join('.') || 'answer']: problem.message });
  if (photo !== undefined && photos !== undefined && !isThere)
    asked[photos] = [await keepPhoto(services, { council, record }, Buffer.from(photo, 'base64'))];
  await writeEntries(
    services,
    { council, person },
    [{ record, kind: kind.name, entries: [{ id: entry, type: job.type, body: asked }] }],
    'link',
  );
  await services.database.as({ act: 'app', council }, (tx) =>
    writeAudit(services, tx, council, { what: 'job answered by link', detail: link.id, record }),
  );
  return shown(services, link, pass);
}

interface Answer {
  readonly entry: string;
  readonly body: JsonObject;
  readonly photo?: string | undefined;
}

const photosKey = (type: ReturnType<typeof entryTypeOf>, asks: readonly string[]): string | undefined =>
  type && fieldsOf(type).find(({ key, input }) => input === 'photos' && asks.includes(key))?.key;

/** As a phone keeps one: smaller, and without what the camera wrote into it. */
async function keepPhoto(services: Services, where: { council: string; record: string }, bytes: Buffer) {
  const plain = await plainPhoto(bytes, PHOTO_SIDE);
  if (typeof plain === 'string') {
    const message = 'This photo cannot be used. Take another one, or send the answer without.';
    throw badRequest(message, { photo: message });
  }
  return keepFile(services, where, plain, { type: 'image/jpeg', role: 'photo' });
}

/** One sentence for every way in which a link does not open: nobody learns which links there are. */
const gone = (): Refusal =>
  new Refusal(404, {
    code: 'no-such-job',
    message: 'This does not open a job. Check the code; after a few wrong tries, ask the council for a new link.',
  });

/** Counts a wrong try, and gives a pass for the code's one use. */
async function admitted(services: Services, key: Key): Promise<{ link: LinkRow; pass: string }> {
  const { database } = services;
  // A refusal must not undo the try it counts, so it is thrown after the transaction.
  const found = await database.as({ act: 'system' }, async (tx) => {
    const link = await tx
      .selectFrom('job_links')
      .selectAll()
      .where('token_hash', '=', tokenHash(key.token))
      .where('ended_at', 'is', null)
      .where('expires_at', '>', dateOf(services))
      .where('tries', '<', MOST_TRIES)
      .forUpdate()
      .executeTakeFirst();
    if (!link) return undefined;
    if (key.pass !== undefined && same(link.pass_hash, tokenHash(key.pass))) return { link, pass: key.pass };
    const isFirst = key.code !== undefined && link.pass_hash === null;
    if (!isFirst || !same(link.code_hash, codeHash(key.token, digitsOf(key.code)))) {
      await change(tx, link, { tries: link.tries + 1 });
      return undefined;
    }
    const pass = newToken();
    await change(tx, link, { pass_hash: tokenHash(pass), opened_at: dateOf(services), tries: 0 });
    return { link, pass, first: true };
  });
  if (!found) throw gone();
  const { link, pass, first } = found;
  if (first)
    await database.as({ act: 'app', council: link.council }, (tx) =>
      writeAudit(services, tx, link.council, { what: 'job link opened', detail: link.id, record: link.record }),
    );
  return { link, pass };
}

const digitsOf = (code = ''): string => code.replaceAll(/\D/g, '');

const same = (a: Uint8Array | null, b: Uint8Array): boolean =>
  a !== null && a.length === b.length && timingSafeEqual(a, b);

const change = (
  tx: Tx,
  { council, id }: LinkRow,
  values: Partial<Pick<LinkRow, 'tries' | 'pass_hash' | 'opened_at'>>,
) => tx.updateTable('job_links').set(values).where('council', '=', council).where('id', '=', id).execute();

async function recordOf(
  { database, keyring }: Services,
  { council, record, kind: name }: LinkRow,
): Promise<{ kind: RecordKind; state: RecordState }> {
  const keys = await keyring.of(council);
  const [row] = await database.as({ act: 'app', council }, (tx) => readDeskRows(tx, keys, [record]));
  const kind = kindNamed(name);
  if (!row || !kind || kind.sealed) throw gone();
  return { kind, state: row.state };
}

async function shown(services: Services, link: LinkRow, pass: string): Promise<ShownJob> {
  const { kind, state } = await recordOf(services, link);
  const { job } = kind;
  if (!job) throw gone();
  const council = await services.database.as({ act: 'system' }, (tx) =>
    tx.selectFrom('councils').select('name').where('id', '=', link.council).executeTakeFirstOrThrow(),
  );
  const type = entryTypeOf(kind, job.type);
  return {
    pass,
    title: job.title,
    council: council.name,
    open: job.statuses.includes(state.status),
    status: kind.statuses[state.status]?.title ?? '',
    lines: [...job.lines(state)],
    questions: type
      ? fieldsOf(type)
          .filter(({ key }) => job.asks.includes(key))
          .flatMap(questionOf)
      : [],
  };
}

function questionOf(field: Field): readonly Question[] {
  const { key, label, hint, input, when } = field;
  const common = {
    key,
    label,
    ...(hint && { hint }),
    optional: field.optional ?? false,
    ...(when && { when: { field: when.field, is: [...when.is] } }),
  };
  if (input === 'choice')
    return [
      {
        ...common,
        input,
        choices: field.choices
          .filter(({ offered }) => offered !== false)
          .map(({ value, label: words }) => ({ value, label: words })),
      },
    ];
  if (input === 'photos') return [{ ...common, label: 'Photo', hint: PHOTO_HINT, input: 'photo' }];
  return input === 'count' || input === 'line' || input === 'text' ? [{ ...common, input }] : [];
}
