// From an empty database to a council with its first account. The link is used once; its token is kept as a hash.
import { DAY_MS } from '#domain/clock.ts';
import { randomUUID } from 'node:crypto';
import { newId } from '#domain/id.ts';
import { defaultLaw } from '#domain/law-table.ts';
import type { Role } from '#domain/role.ts';
import { defaultWorking } from '#domain/working.ts';
import type { SettingsName } from '#protocol/settings-documents.ts';
import type { Tx } from '../db/database.ts';
import { Refusal } from '../http/refusal.ts';
import { dateOf, type Services } from '../services.ts';
import { hashPassword } from './passwords.ts';
import { beginSession, newSignedIn, type SignedIn } from './sessions.ts';
import { newToken, tokenHash } from './tokens.ts';

const LINK_MS = 7 * DAY_MS;
const FIRST_ROLES: readonly Role[] = ['manager', 'admin'];
// The Act came into force on this day: before it there was no notice to serve.
const LAW_FROM = '2014-10-20';

export interface Council {
  readonly id: string;
  readonly name: string;
}

/** The council this deployment serves, or undefined before set-up. */
export const theCouncil = ({ database }: Pick<Services, 'database'>): Promise<Council | undefined> =>
  database.as({ act: 'system' }, councilIn);

const councilIn = (tx: Tx): Promise<Council | undefined> =>
  tx.selectFrom('councils').select(['id', 'name']).orderBy('created_at').executeTakeFirst();

/** A fresh token for the set-up link, or undefined once there is a council; earlier links stop working. */
export function newSetupToken(services: Services): Promise<string | undefined> {
  const token = newToken();
  return services.database.as({ act: 'system' }, async (tx) => {
    if (await councilIn(tx)) return undefined;
    await tx.deleteFrom('one_time_links').where('purpose', '=', 'setup').execute();
    await tx
      .insertInto('one_time_links')
      .values({
        token_hash: tokenHash(token),
        purpose: 'setup',
        council: null,
        person: null,
        used_at: null,
        expires_at: new Date(services.clock() + LINK_MS),
      })
      .execute();
    return token;
  });
}

interface FirstAccount {
  readonly council: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Spends the link and makes the council, its keys and the first account, signed in. */
export async function setUpCouncil(
  services: Services,
  token: string,
  first: FirstAccount,
): Promise<{ readonly token: string; readonly person: SignedIn }> {
  await refuseUnlessOpen(services, token);
  const council = { id: newId(), name: first.council };
  const person = {
    id: newId(),
    name: first.name,
    email: first.email,
    team: '',
    organisation: first.council,
    roles: [...FIRST_ROLES],
    active: true,
  };
  const passwordHash = await hashPassword(first.password);
  // Before the rows: a council whose keys are missing could not receipt anything.
  await services.keyring.create(council.id);
  const session = await services.database.as({ act: 'system' }, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('one_time_links')
      .set({ used_at: dateOf(services) })
      .where('token_hash', '=', tokenHash(token))
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n || (await councilIn(tx))) throw spent();
    await tx
      .insertInto('councils')
      .values({ ...council, incarnation: randomUUID(), head: new Uint8Array(32) })
      .execute();
    const { id, name, email, organisation, roles } = person;
    await tx
      .insertInto('people')
      .values({ council: council.id, id, name, email, organisation, roles, left_at: null })
      .execute();
    await tx
      .insertInto('credentials')
      .values({
        council: council.id,
        person: id,
        password_hash: passwordHash,
        locked_until: null,
        changed_at: dateOf(services),
      })
      .execute();
    return beginSession(tx, council.id, id, services.clock());
  });
  await writeFirstSettings(services, council.id, person.id);
  return { token: session, person: newSignedIn(person, council, services.clock()) };
}

async function refuseUnlessOpen(services: Services, token: string): Promise<void> {
  const open = await services.database.as({ act: 'system' }, (tx) =>
    tx
      .selectFrom('one_time_links')
      .where('token_hash', '=', tokenHash(token))
      .where('purpose', '=', 'setup')
      .where('used_at', 'is', null)
      .where('expires_at', '>', dateOf(services))
      .select('purpose')
      .executeTakeFirst(),
  );
  if (!open) throw spent();
}

function writeFirstSettings({ database }: Services, council: string, by: string): Promise<unknown> {
  const documents: readonly { readonly name: SettingsName; readonly body: unknown }[] = [
    { name: 'law', body: defaultLaw },
    { name: 'working', body: defaultWorking },
  ];
  const rows = documents.map(({ name, body }) => ({
    council,
    name,
    version: 1,
    from_day: LAW_FROM,
    body: JSON.stringify(body),
    created_by: by,
  }));
  return database.as({ act: 'app', council }, (tx) => tx.insertInto('settings_documents').values(rows).execute());
}

const spent = (): Refusal =>
  new Refusal(403, {
    code: 'link-spent',
    message:
      'This set-up link does not work any more. Restart the server and open the link it prints, or sign in if the council is already set up.',
  });
