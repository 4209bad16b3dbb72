import { newId } from '#domain/id.ts';
import type { Role } from '#domain/role.ts';
import type { Person } from '#protocol/people.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Tx } from '../db/database.ts';
import { sqlStateOf } from '../db/database-error.ts';
import { badRequest, notFound, Refusal } from '../http/refusal.ts';
import { dateOf, type Services } from '../services.ts';
import { PERSON_COLUMNS, personOf } from './account.ts';
import { hashPassword } from './passwords.ts';
import { suspendSealedReading } from './suspend-sealed-reading.ts';
import { newToken } from './tokens.ts';

interface Account {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly team?: string | undefined;
  readonly organisation: string;
  readonly password?: string | undefined;
}

/** `undefined` leaves a part as it is. */
export type AccountChange = { readonly [Key in keyof Account]?: Account[Key] | undefined } & {
  readonly active?: boolean | undefined;
};

export async function peopleOf({ database }: Services, council: string): Promise<Person[]> {
  const rows = await database.as({ act: 'app', council }, (tx) =>
    tx.selectFrom('people').select(PERSON_COLUMNS).orderBy('name').execute(),
  );
  return rows.map(personOf);
}

/** `by` is who asks for it, or undefined from the command line. */
export async function addAccount(
  services: Services,
  council: string,
  { password, roles, team = '', ...rest }: Account,
  by?: string,
): Promise<Person> {
  if (password === undefined && !services.config.oidc) throw noPassword();
  const person = { ...rest, id: newId(), team, roles: [...roles] };
  // Without one nobody knows it: only a council account, or a new password, lets this person in.
  const passwordHash = await hashPassword(password ?? newToken());
  await services.database
    .as({ act: 'app', council }, async (tx) => {
      await tx
        .insertInto('people')
        .values({ council, ...person, left_at: null })
        .execute();
      await tx
        .insertInto('credentials')
        .values({
          council,
          person: person.id,
          password_hash: passwordHash,
          locked_until: null,
          changed_at: dateOf(services),
        })
        .execute();
      await writeAudit(services, tx, council, {
        what: 'account added',
        by,
        detail: `${person.id} as ${roles.join(', ')}`,
      });
    })
    .catch(refuseTwin);
  return { ...person, active: true };
}

/** A new password or leaving ends the person's sessions; a new password also suspends what they may read of sealed records. */
export async function changeAccount(
  services: Services,
  council: string,
  id: string,
  change: AccountChange,
  by?: string,
): Promise<Person> {
  const { password, active, roles, name, email, team, organisation } = change;
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  // First: if it ends between the two, too much is closed and not too little.
  if (passwordHash) await suspendSealedReading(services, council, id);
  return services.database
    .as({ act: 'app', council, person: id }, async (tx) => {
      const before = await tx
        .selectFrom('people')
        .where('id', '=', id)
        .select(PERSON_COLUMNS)
        .forUpdate()
        .executeTakeFirst();
      if (!before) throw notFound();
      const set = {
        name: name ?? before.name,
        email: email ?? before.email,
        team: team ?? before.team,
        organisation: organisation ?? before.organisation,
        roles: roles ? [...roles] : before.roles,
        ...(active !== undefined && {
          state: active ? ('active' as const) : ('left' as const),
          left_at: active ? null : dateOf(services),
        }),
      };
      await tx.updateTable('people').set(set).where('id', '=', id).execute();
      await refuseWithoutAdmin(tx);
      if (passwordHash)
        await tx
          .updateTable('credentials')
          .set({ password_hash: passwordHash, failed: 0, locked_until: null, changed_at: dateOf(services) })
          .where('person', '=', id)
          .execute();
      if (active !== undefined) await markPhones(tx, id, active);
      if (passwordHash || active === false) await tx.deleteFrom('sessions').where('person', '=', id).execute();
      const changed = Object.entries(change).flatMap(([part, value]) => (value === undefined ? [] : [part]));
      await writeAudit(services, tx, council, { what: 'account changed', by, detail: `${id}: ${changed.join(', ')}` });
      return personOf({ state: before.state, ...set, id });
    })
    .catch(refuseTwin);
}

/** A leaver's phones still deliver what waits on them; it is held. */
const markPhones = (tx: Tx, person: string, active: boolean): Promise<unknown> =>
  tx
    .updateTable('enrolments')
    .set({ state: active ? 'active' : 'left' })
    .where('person', '=', person)
    .where('state', 'in', active ? ['left'] : ['active', 'suspended'])
    .execute();

async function refuseWithoutAdmin(tx: Tx): Promise<void> {
  const admins = await tx
    .selectFrom('people')
    .where('state', '=', 'active')
    .where((where) => where(where.val('admin'), '=', where.fn.any('roles')))
    .select('id')
    .limit(1)
    .execute();
  if (admins.length === 0)
    throw new Refusal(409, {
      code: 'last-admin',
      message: 'Somebody has to be the administrator. Give another person that role first.',
    });
}

function noPassword(): Refusal {
  const message = 'Enter a first password';
  return badRequest(`${message}.`, { password: message });
}

function refuseTwin(error: unknown): never {
  if (sqlStateOf(error) !== '23505') throw error;
  const message = 'There is already an account with this email address';
  throw new Refusal(409, { code: 'email-taken', message: `${message}.`, fields: { email: message } });
}
