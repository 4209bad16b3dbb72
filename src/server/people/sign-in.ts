import { sql } from 'kysely';
import { Refusal } from '../http/refusal.ts';
import { dateOf, type Services } from '../services.ts';
import { PERSON_COLUMNS, personOf } from './account.ts';
import { passwordHolds } from './passwords.ts';
import { beginSession, newSignedIn, type SignedIn } from './sessions.ts';

const MOST_FAILURES = 10;
const LOCK_MS = 15 * 60 * 1000;

interface Begun {
  readonly token: string;
  readonly person: SignedIn;
}

/** The same answer, after the same time, for a wrong password, an unknown address, a leaver and a locked account. */
export async function signInWithPassword(services: Services, email: string, password: string): Promise<Begun> {
  const { database, clock } = services;
  const found = await credentialOf(services, email);
  const holds = await passwordHolds(found?.password_hash, password);
  const locked = found?.locked_until && found.locked_until > dateOf(services);
  if (!found || !holds || locked || found.state !== 'active') {
    if (found && !holds && !locked) await countFailure(services, found);
    throw wrong();
  }
  const token = await database.as({ act: 'system' }, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('credentials')
      .set({ failed: 0, locked_until: null })
      .where('council', '=', found.council)
      .where('person', '=', found.id)
      // Of a hundred tries at once some are judged after the one that locked the account.
      .where((where) => where.or([where('locked_until', 'is', null), where('locked_until', '<=', dateOf(services))]))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw wrong();
    return beginSession(tx, found.council, found.id, clock());
  });
  return { token, person: newSignedIn(personOf(found), { id: found.council, name: found.council_name }, clock()) };
}

/** Before what is hard to take back. Wrong tries count as those of signing in do. */
export async function refuseUnlessPassword(
  services: Services,
  council: string,
  id: string,
  password: string,
): Promise<void> {
  const found = await services.database.as({ act: 'system' }, (tx) =>
    tx
      .selectFrom('credentials')
      .where('council', '=', council)
      .where('person', '=', id)
      .select(['password_hash', 'locked_until'])
      .executeTakeFirst(),
  );
  const locked = found?.locked_until && found.locked_until > dateOf(services);
  if ((await passwordHolds(found?.password_hash, password)) && !locked) return;
  if (found && !locked) await countFailure(services, { council, id });
  throw notYourPassword();
}

const notYourPassword = (): Refusal => {
  const message = 'This is not your password. After ten wrong tries an account rests for 15 minutes';
  return new Refusal(403, { code: 'not-your-password', message: `${message}.`, fields: { password: message } });
};

const credentialOf = ({ database }: Services, email: string) =>
  database.as({ act: 'system' }, (tx) =>
    tx
      .selectFrom('people')
      .innerJoin('credentials', (join) =>
        join.onRef('credentials.council', '=', 'people.council').onRef('credentials.person', '=', 'people.id'),
      )
      .innerJoin('councils', 'councils.id', 'people.council')
      .where((where) => where(where.fn<string>('lower', ['people.email']), '=', email.trim().toLowerCase()))
      .select([...PERSON_COLUMNS, 'people.council', 'password_hash', 'locked_until', 'councils.name as council_name'])
      .executeTakeFirst(),
  );

async function countFailure(services: Services, { council, id }: { council: string; id: string }): Promise<void> {
  // Counted by the database: tries at once have all read the same count.
  const isLast = sql<boolean>`failed + 1 >= ${MOST_FAILURES}`;
  await services.database.as({ act: 'system' }, (tx) =>
    tx
      .updateTable('credentials')
      .set({
        failed: sql`case when ${isLast} then 0 else failed + 1 end`,
        locked_until: sql`case when ${isLast} then ${new Date(services.clock() + LOCK_MS)}::timestamptz else locked_until end`,
      })
      .where('council', '=', council)
      .where('person', '=', id)
      .execute(),
  );
}

const wrong = (): Refusal =>
  new Refusal(401, {
    code: 'wrong-password',
    message: 'The email address or the password is not right. After ten wrong tries an account rests for 15 minutes.',
  });
