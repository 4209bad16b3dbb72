// Who is signed in. Twelve hours, then sign in again: working offline never rests on a session.
import type { Role } from '#domain/role.ts';
import { instantText } from '#domain/moment.ts';
import type { Person } from '#protocol/people.ts';
import type { Session } from '#protocol/session.ts';
import type { Tx } from '../db/database.ts';
import type { Services } from '../services.ts';
import { PERSON_COLUMNS, personOf } from './account.ts';
import { newToken, tokenHash } from './tokens.ts';

export const SESSION_COOKIE = '__Host-wardbook';
export const SESSION_SECONDS = 12 * 60 * 60;
const SESSION_MS = SESSION_SECONDS * 1000;

export interface SignedIn {
  readonly id: string;
  readonly council: string;
  readonly roles: readonly Role[];
  readonly session: Session;
}

/** Writes a session and gives the token for its cookie. */
export async function beginSession(tx: Tx, council: string, person: string, now: number): Promise<string> {
  const token = newToken();
  await tx.deleteFrom('sessions').where('expires_at', '<', new Date(now)).execute();
  await tx
    .insertInto('sessions')
    .values({
      council,
      person,
      id_hash: tokenHash(token),
      created_at: new Date(now),
      last_seen_at: new Date(now),
      expires_at: new Date(now + SESSION_MS),
    })
    .execute();
  return token;
}

/** Undefined where the session is unknown or over, or its person has left. */
export async function sessionOf({ database, clock }: Services, token: string): Promise<SignedIn | undefined> {
  const row = await database.as({ act: 'system' }, (tx) =>
    tx
      .selectFrom('sessions')
      .innerJoin('people', (join) =>
        join.onRef('people.council', '=', 'sessions.council').onRef('people.id', '=', 'sessions.person'),
      )
      .innerJoin('councils', 'councils.id', 'sessions.council')
      .where('id_hash', '=', tokenHash(token))
      .where('expires_at', '>', new Date(clock()))
      .where('people.state', '=', 'active')
      .select([...PERSON_COLUMNS, 'sessions.council', 'sessions.expires_at', 'councils.name as council_name'])
      .executeTakeFirst(),
  );
  if (!row) return undefined;
  const person = personOf(row);
  return signedIn(person, { id: row.council, name: row.council_name }, row.expires_at.getTime());
}

export const newSignedIn = (person: Person, council: Session['council'], now: number): SignedIn =>
  signedIn(person, council, now + SESSION_MS);

const signedIn = (person: Person, council: Session['council'], expires: number): SignedIn => ({
  id: person.id,
  council: council.id,
  roles: person.roles,
  session: { person, council, expires: instantText(expires) },
});

export async function endSession({ database }: Services, token: string): Promise<void> {
  await database.as({ act: 'system' }, (tx) =>
    tx.deleteFrom('sessions').where('id_hash', '=', tokenHash(token)).execute(),
  );
}
