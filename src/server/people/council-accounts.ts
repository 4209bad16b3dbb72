// Accounts of the council's own directory, each tied for good to one person of ours. Who somebody is here, and what they may
// do, stays Wardbook's: the directory says only that it is them.
import { writeAudit } from '../audit/write-audit.ts';
import type { Tx } from '../db/database.ts';
import { sqlStateOf } from '../db/database-error.ts';
import { notFound } from '../http/refusal.ts';
import { dateOf, type Services } from '../services.ts';
import type { CouncilAccount } from './identity-provider.ts';
import { beginSession } from './sessions.ts';
import { theCouncil } from './set-up.ts';
import { SignInRefused } from './sign-in-refused.ts';
import { suspendSealedReading } from './suspend-sealed-reading.ts';

/** The token of the session that begins; throws a SignInRefused. */
export async function signInWithCouncilAccount(services: Services, account: CouncilAccount): Promise<string> {
  const { database, clock } = services;
  const council = (await theCouncil(services))?.id;
  if (council === undefined) throw new SignInRefused('unknown');
  const { id, state, isLinked } = await database.as({ act: 'app', council }, (tx) => personWith(tx, account));
  if (state !== 'active') throw new SignInRefused('left');
  if (!isLinked) await link(services, council, id, account);
  return database.as({ act: 'app', council }, (tx) => beginSession(tx, council, id, clock()));
}

/** By the account itself once it is linked, whatever became of its address; by the confirmed address the first time. */
async function personWith(tx: Tx, { issuer, subject, email }: CouncilAccount) {
  const linked = await tx
    .selectFrom('council_accounts')
    .innerJoin('people', (join) =>
      join.onRef('people.council', '=', 'council_accounts.council').onRef('people.id', '=', 'council_accounts.person'),
    )
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .select(['people.id', 'people.state'])
    .executeTakeFirst();
  if (linked) return { ...linked, isLinked: true };
  if (email === undefined) throw new SignInRefused('unconfirmed');
  const named = await tx
    .selectFrom('people')
    .leftJoin('council_accounts as other', (join) =>
      join
        .onRef('other.council', '=', 'people.council')
        .onRef('other.person', '=', 'people.id')
        .on('other.issuer', '=', issuer),
    )
    .where((where) => where(where.fn<string>('lower', ['people.email']), '=', email))
    .select(['people.id', 'people.state', 'other.subject'])
    .executeTakeFirst();
  if (!named) throw new SignInRefused('unknown');
  // The address was somebody else's before: it opens nothing that was theirs.
  if (named.subject !== null) throw new SignInRefused('another');
  return { ...named, isLinked: false };
}

/** Another way in is what a new password is: sealed records close before it opens. */
async function link(
  services: Services,
  council: string,
  person: string,
  { issuer, subject }: CouncilAccount,
): Promise<void> {
  await suspendSealedReading(services, council, person);
  await services.database
    .as({ act: 'app', council }, async (tx) => {
      await tx
        .insertInto('council_accounts')
        .values({ council, person, issuer, subject, linked_at: dateOf(services) })
        .execute();
      await writeAudit(services, tx, council, { what: 'council account linked', by: person, detail: person });
    })
    .catch((error: unknown) => {
      // Linked by another tab at the same moment.
      throw sqlStateOf(error) === '23505' ? new SignInRefused('stale') : error;
    });
}

/** Whoever signs in with their confirmed address next is linked. `by` is who asks, or undefined from the command line. */
export async function unlinkCouncilAccount(
  services: Services,
  council: string,
  person: string,
  by?: string,
): Promise<void> {
  await services.database.as({ act: 'app', council }, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('council_accounts').where('person', '=', person).executeTakeFirst();
    if (numDeletedRows === 0n) throw notFound();
    await tx.deleteFrom('sessions').where('person', '=', person).execute();
    await writeAudit(services, tx, council, { what: 'council account unlinked', by, detail: person });
  });
}

/** The people who have signed in with one. */
export async function linkedPeople({ database }: Services, council: string): Promise<string[]> {
  const rows = await database.as({ act: 'app', council }, (tx) =>
    tx.selectFrom('council_accounts').select('person').distinct().execute(),
  );
  return rows.map(({ person }) => person);
}
