// The forgotten passphrase, at the council: a request waits, somebody else decides, and the keys go from the council's wraps
// straight into an answer that only the asking phone can open.
import { DAY_MS } from '#domain/clock.ts';
import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { type Bytes, fromBase64Url, toBase64Url } from '#protocol/bytes.ts';
import { importOpeningPublicKey, type OpeningKey } from '#protocol/hpke.ts';
import {
  type AskedToOpen,
  type AskToOpen,
  byKeySchema,
  openRecoveryWrap,
  type RecoverableKey,
  type RecoveredKeys,
  type RecoveryAnswer,
  type RecoveryState,
  sealRecoveryAnswer,
} from '#protocol/recovery.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Tx } from '../db/database.ts';
import { badRequest, notFound, Refusal } from '../http/refusal.ts';
import { dateOf, type Services } from '../services.ts';
import type { KnownPhone } from './push-credentials.ts';

const REQUEST_MS = DAY_MS;
const OPEN = ['waiting', 'approved'] as const;

/** A new request replaces the one before, whose approval would open nothing any more. */
export async function askToOpen(services: Services, phone: KnownPhone, asked: AskToOpen): Promise<AskedToOpen> {
  await importOpeningPublicKey(asked.publicKey).catch(() => {
    throw badRequest('The phone’s key cannot be read. Ask again.');
  });
  const [request, now] = [newId(), services.clock()];
  const { council, enrolment, person } = phone;
  await services.database.as({ act: 'app', council }, async (tx) => {
    await lockActive(tx, enrolment);
    await endOpen(tx, enrolment);
    await tx
      .insertInto('recovery_requests')
      .values({
        council,
        id: request,
        enrolment,
        person,
        public_key: fromBase64Url(asked.publicKey),
        wraps: JSON.stringify(asked.wraps),
        asked_at: new Date(now),
        expires_at: new Date(now + REQUEST_MS),
        decided_at: null,
        answer: null,
        decided_by: null,
      })
      .execute();
    await writeAudit(services, tx, council, { what: 'recovery asked', by: person, detail: enrolment });
  });
  return { request, asked: instantText(now), expires: instantText(now + REQUEST_MS) };
}

export async function recoveryOf(services: Services, { council, enrolment }: KnownPhone): Promise<RecoveryState> {
  const row = await services.database.as({ act: 'app', council }, (tx) =>
    tx
      .selectFrom('recovery_requests')
      .where('enrolment', '=', enrolment)
      .select(['id', 'state', 'expires_at'])
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),
  );
  if (!row || row.state === 'done' || row.expires_at <= dateOf(services)) return { state: 'none' };
  return { request: row.id, state: row.state };
}

/** The same bytes each time: an answer lost on the way is asked for again, and no other phone can open it. */
export async function takeAnswer(services: Services, phone: KnownPhone, request: string): Promise<RecoveryAnswer> {
  const { council, enrolment, person } = phone;
  return services.database.as({ act: 'app', council }, async (tx) => {
    const row = await tx
      .selectFrom('recovery_requests')
      .where('id', '=', request)
      .where('enrolment', '=', enrolment)
      .where('state', '=', 'approved')
      .where('expires_at', '>', dateOf(services))
      .select('answer')
      .executeTakeFirst();
    if (!row?.answer) throw over();
    await writeAudit(services, tx, council, { what: 'recovery answer given', by: person, detail: enrolment });
    return { request, sealed: toBase64Url(row.answer) };
  });
}

/** Nothing of it stays but that it was. */
export async function endRecovery(services: Services, { council, enrolment, person }: KnownPhone): Promise<void> {
  await services.database.as({ act: 'app', council }, async (tx) => {
    if ((await endOpen(tx, enrolment)) === 0) return;
    await writeAudit(services, tx, council, { what: 'recovery ended', by: person, detail: enrolment });
  });
}

/** `by` decides about a phone that is not theirs; what they approve, nobody but the phone can read. */
export async function decideRecovery(
  services: Services,
  { council, by, enrolment, request, approve }: Decision,
): Promise<'approved' | 'refused'> {
  const row = await services.database.as({ act: 'app', council }, (tx) =>
    waitingRequest(services, tx, { enrolment, request }),
  );
  if (row.person === by)
    throw new Refusal(403, {
      code: 'own-request',
      message: 'This is your own phone. Ask another manager or administrator to decide.',
    });
  const answer = approve ? await answerTo(services, { council, enrolment, request }, row) : null;
  const state = approve ? 'approved' : 'refused';
  await services.database.as({ act: 'app', council }, async (tx) => {
    await waitingRequest(services, tx, { enrolment, request });
    await tx
      .updateTable('recovery_requests')
      .set({
        state,
        answer,
        wraps: null,
        decided_by: by,
        decided_at: dateOf(services),
        expires_at: new Date(services.clock() + REQUEST_MS),
      })
      .where('id', '=', request)
      .execute();
    await writeAudit(services, tx, council, { what: `recovery ${state}`, by, detail: enrolment });
  });
  return state;
}

interface Decision {
  readonly council: string;
  readonly by: string;
  readonly enrolment: string;
  readonly request: string;
  readonly approve: boolean;
}

async function waitingRequest(
  services: Services,
  tx: Tx,
  { enrolment, request }: Pick<Decision, 'enrolment' | 'request'>,
) {
  const row = await tx
    .selectFrom('recovery_requests as asked')
    .innerJoin('enrolments', (join) =>
      join.onRef('enrolments.council', '=', 'asked.council').onRef('enrolments.id', '=', 'asked.enrolment'),
    )
    .innerJoin('people', (join) =>
      join.onRef('people.council', '=', 'asked.council').onRef('people.id', '=', 'asked.person'),
    )
    .innerJoin('credentials', (join) =>
      join.onRef('credentials.council', '=', 'asked.council').onRef('credentials.person', '=', 'asked.person'),
    )
    .where('asked.id', '=', request)
    .where('asked.enrolment', '=', enrolment)
    .select([
      'asked.person',
      'asked.public_key',
      'asked.wraps',
      'asked.state',
      'asked.expires_at',
      'enrolments.state as phone',
      'enrolments.created_at as enrolled_at',
      'people.state as account',
      'credentials.changed_at as password_at',
    ])
    .forUpdate('asked')
    .executeTakeFirst();
  if (!row) throw notFound();
  const stands = row.state === 'waiting' && row.expires_at > dateOf(services);
  if (!stands || row.phone !== 'active' || row.account !== 'active') throw over();
  return row;
}

async function answerTo(
  { keyring }: Services,
  { council, enrolment, request }: Pick<Decision, 'council' | 'enrolment' | 'request'>,
  row: Awaited<ReturnType<typeof waitingRequest>>,
): Promise<Uint8Array> {
  const { recoveryKeys } = await keyring.of(council);
  const place = { council, enrolment };
  const wraps = byKeySchema.parse(row.wraps);
  const keys: RecoveredKeys = {};
  const take = async (name: RecoverableKey) => {
    const wrap = wraps[name];
    if (wrap !== undefined) keys[name] = await openWithAny(recoveryKeys, place, name, fromBase64Url(wrap));
  };
  try {
    await take('capture');
    await take('archive');
    // A password that somebody else has reset suspends what was sealed before, and so does this.
    if (row.password_at <= row.enrolled_at) await take('sealed');
  } catch {
    throw new Refusal(409, {
      code: 'not-this-council',
      message:
        'What this phone sent cannot be opened with the council’s recovery key. Refuse it, wipe the phone and give its person a new code: what waits on it is still delivered.',
    });
  }
  return sealRecoveryAnswer(await importOpeningPublicKey(toBase64Url(row.public_key)), place, request, keys);
}

/** A phone keeps its wraps to the recovery key of the day until it has taken a newer one: every one there was is tried. */
async function openWithAny(
  [newest, ...older]: readonly OpeningKey[],
  place: { readonly council: string; readonly enrolment: string },
  name: RecoverableKey,
  wrap: Bytes,
): Promise<Bytes> {
  if (!newest) throw new Error('None of the council’s recovery keys opens it');
  return openRecoveryWrap(newest, place, name, wrap).catch(() => openWithAny(older, place, name, wrap));
}

async function lockActive(tx: Tx, enrolment: string): Promise<void> {
  const row = await tx
    .selectFrom('enrolments')
    .where('id', '=', enrolment)
    .select('state')
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== 'active')
    throw new Refusal(409, {
      code: 'phone-closed',
      message: 'The council has closed this phone, so it cannot be opened again. Ask your manager for a new code.',
    });
}

async function endOpen(tx: Tx, enrolment: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_requests')
    .set({ state: 'done', wraps: null, answer: null })
    .where('enrolment', '=', enrolment)
    .where('state', 'in', OPEN)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

const over = (): Refusal =>
  new Refusal(409, {
    code: 'request-over',
    message: 'This request is over: it was decided, taken back, or older than a day. Ask again from the phone.',
  });
