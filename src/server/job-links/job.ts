// What the holder of a link sees and writes: one job, and nothing that tells whether another exists.
import { timingSafeEqual } from 'node:crypto';
import { instantText } from '#domain/moment.ts';
import type { JsonObject } from '#domain/json.ts';
import { entryTypeOf, fieldsOf } from '#kinds/registry.ts';
import type { ShownJob } from '#protocol/job-links.ts';
import type { Tx } from '../db/database.ts';
import { keepFile } from '../entries/keep-file.ts';
import { writeEntries } from '../entries/write-entries.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { plainPhoto } from '../plain-photo.ts';
import { newToken, tokenHash } from '../people/tokens.ts';
import { dateOf, type Services } from '../services.ts';
import { auditLink, jobNumber, type LinkRow, MOST_TRIES, offerOf, type ReadJob, readLinkedJob } from './linked-job.ts';
import { codeHash } from './links.ts';
import { askedBody, questionsOf } from './questions.ts';
import { tellOfLink } from './tell.ts';

const PHOTO_SIDE = 2048;

interface Key {
  readonly token: string;
  readonly code?: string | undefined;
  readonly pass?: string | undefined;
}

export async function openTheJob(services: Services, key: Key): Promise<ShownJob> {
  const { link, pass } = await admitted(services, key);
  const read = await readFor(services, link);
  const shown = await shownJob(services, link, pass, read);
  if (!shown.open) return shown;
  const now = instantText(services.clock());
  const viewed = await counted(services, link, { views: link.views + 1, viewed_at: dateOf(services) });
  await tellOfLink(services, viewed, {
    what: 'opened',
    guarded: read.job.lines(read.state, now, link.item ?? undefined).some((line) => line.guarded),
  });
  return shown;
}

export async function answerTheJob(
  services: Services,
  { entry, body, photo, ...key }: Required<Pick<Key, 'token' | 'pass'>> & Answer,
): Promise<ShownJob> {
  const { link, pass } = await admitted(services, key);
  const { council, record, made_by: person } = link;
  const read = await readFor(services, link, entry);
  const { kind, job, state } = read;
  const isThere = state.timeline.some(({ id }) => id === entry);
  if (!isThere && !offerOf(read, link, instantText(services.clock())))
    throw badRequest('This job is done already. Thank you.');
  const type = entryTypeOf(kind, job.type);
  const photos = photosKey(type, job.asks);
  const asked = askedBody(read, link.item, body, instantText(services.clock()));
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
  const answered = link.item ? await counted(services, link, { answered_at: dateOf(services) }) : link;
  await audit(services, link, 'job answered by link');
  return shownJob(services, answered, pass, await readFor(services, answered));
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

type Admitted = { readonly link: LinkRow; readonly pass: string; readonly first: boolean };

/** Counts a wrong try, and gives a pass for the code's one use. */
async function admitted(services: Services, key: Key): Promise<Admitted> {
  // A refusal must not undo the try it counts, so it is thrown after the transaction.
  const found = await services.database.as({ act: 'system' }, (tx) => tried(services, tx, key));
  if (!found) throw gone();
  if (!('pass' in found)) {
    await tellOfLink(services, found.link, { what: 'wrong-code' });
    throw gone();
  }
  if (found.first) await audit(services, found.link, 'job link opened');
  return found;
}

async function tried(services: Services, tx: Tx, key: Key): Promise<Admitted | { readonly link: LinkRow } | undefined> {
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
  if (key.pass !== undefined && same(link.pass_hash, tokenHash(key.pass)))
    return { link, pass: key.pass, first: false };
  const isFirst = key.code !== undefined && link.pass_hash === null;
  if (!isFirst || !same(link.code_hash, codeHash(key.token, digitsOf(key.code))))
    return { link: await change(tx, link, { tries: link.tries + 1 }) };
  const pass = newToken();
  const opened = { pass_hash: tokenHash(pass), opened_at: dateOf(services), tries: 0 };
  return { link: await change(tx, link, opened), pass, first: true };
}

const digitsOf = (code = ''): string => code.replaceAll(/\D/g, '');

const same = (a: Uint8Array | null, b: Uint8Array): boolean =>
  a !== null && a.length === b.length && timingSafeEqual(a, b);

type Change = Partial<Pick<LinkRow, 'tries' | 'pass_hash' | 'opened_at' | 'views' | 'viewed_at' | 'answered_at'>>;

const change = (tx: Tx, { council, id }: LinkRow, values: Change): Promise<LinkRow> =>
  tx
    .updateTable('job_links')
    .set(values)
    .where('council', '=', council)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

const counted = ({ database }: Services, link: LinkRow, values: Change): Promise<LinkRow> =>
  database.as({ act: 'system' }, (tx) => change(tx, link, values));

/** As whoever made the link sees it: row security shows nothing of a sealed record to anybody else. */
async function readFor(services: Services, link: LinkRow, answer?: string): Promise<ReadJob> {
  const { council, made_by: person } = link;
  const keys = await services.keyring.of(council);
  const now = instantText(services.clock());
  const read = await services.database.as({ act: 'app', council, person }, (tx) => readLinkedJob(tx, keys, link, now));
  if (!read) throw gone();
  const isAnswered = link.answered_at !== null || read.state.timeline.some(({ id }) => id === answer);
  // Signed off, withdrawn or replaced: of a sealed record nothing says that there was anything.
  if (read.kind.sealed && !isAnswered && !offerOf(read, link, now)) throw gone();
  return read;
}

async function audit(services: Services, link: LinkRow, what: string): Promise<void> {
  const keys = await services.keyring.of(link.council);
  await services.database.as({ act: 'app', council: link.council, person: link.made_by }, (tx) =>
    auditLink(services, tx, keys, link, { what }),
  );
}

async function shownJob({ database, clock }: Services, link: LinkRow, pass: string, read: ReadJob): Promise<ShownJob> {
  const { kind, job, state } = read;
  const now = instantText(clock());
  const council = await database.as({ act: 'system' }, (tx) =>
    tx.selectFrom('councils').select('name').where('id', '=', link.council).executeTakeFirstOrThrow(),
  );
  const open = offerOf(read, link, now) !== undefined;
  const item = link.item ?? undefined;
  const after = open ? undefined : job.answered?.(state, item);
  const lines = open ? job.lines(state, now, item) : (after?.lines ?? []);
  return {
    pass,
    title: job.title,
    council: council.name,
    number: jobNumber(link.id),
    sealed: kind.sealed,
    open,
    status: after?.status ?? kind.statuses[state.status]?.title ?? '',
    lines: lines.map(({ label, value }) => ({ label, value })),
    questions: open ? questionsOf(read, link.item, now) : [],
  };
}
