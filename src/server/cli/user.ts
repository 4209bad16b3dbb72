import { randomBytes } from 'node:crypto';
import { roleSchema } from '#domain/role.ts';
import { newPersonSchema, type Person } from '#protocol/people.ts';
import { Refusal } from '../http/refusal.ts';
import { addAccount, changeAccount, peopleOf } from '../people/accounts.ts';
import { linkedPeople, unlinkCouncilAccount } from '../people/council-accounts.ts';
import { giveCode } from '../people/enrolment-codes.ts';
import type { Services } from '../services.ts';
import { type Command, CommandError } from './command.ts';
import { councilFor } from './command-council.ts';
import { optionsOf } from './options.ts';

const usage = `npm run user -- list
npm run user -- add --name NAME --email EMAIL --roles ROLE,ROLE [--team NAME] [--organisation NAME]
npm run user -- code EMAIL          a one-time code for a phone
npm run user -- password EMAIL      a new password; ends the person's sessions
npm run user -- unlink EMAIL        forgets which council account is theirs; the next to sign in with their address is linked
npm run user -- leave EMAIL         shuts the account; what waits on phones still arrives
npm run user -- return EMAIL
Roles: ${roleSchema.options.join(', ')}`;

export const user: Command = {
  usage,
  async run(services, [verb = '', ...args]) {
    const council = await councilFor(services);
    const action = actions[verb];
    if (!action) throw new CommandError(usage);
    try {
      return await action(services, council, args);
    } catch (error) {
      throw error instanceof Refusal ? new CommandError(error.message) : error;
    }
  },
};

type Action = (
  services: Services,
  council: { readonly id: string; readonly name: string },
  args: string[],
) => Promise<string>;

const actions: Readonly<Record<string, Action>> = {
  async list(services, { id }) {
    const people = await peopleOf(services, id);
    return people
      .map(({ name, email, roles, active }) => `${email}\t${name}\t${roles.join(', ')}${active ? '' : '\tleft'}`)
      .join('\n');
  },

  async add(services, council, args) {
    const option = { type: 'string' } as const;
    const { values } = optionsOf(usage, {
      args,
      options: { name: option, email: option, roles: option, team: option, organisation: option },
    });
    const password = newPassword();
    const asked = newPersonSchema.safeParse({
      name: values.name,
      email: values.email,
      team: values.team,
      organisation: values.organisation ?? council.name,
      roles: values.roles?.split(',').map((role) => role.trim()),
      password,
    });
    if (!asked.success)
      throw new CommandError(`${asked.error.issues.map(({ message }) => message).join('\n')}\n\n${usage}`);
    const person = await addAccount(services, council.id, asked.data);
    return `${person.name} can sign in as ${person.email} with the password ${password}\nIt is shown this once.`;
  },

  async code(services, council, args) {
    const person = await personNamed(services, council.id, args);
    const { code, expires } = await giveCode(services, council.id, person.id, null);
    return `${code}\nEnrols one phone for ${person.name}, once, until ${expires}.`;
  },

  async password(services, council, args) {
    const person = await personNamed(services, council.id, args);
    const password = newPassword();
    await changeAccount(services, council.id, person.id, { password });
    return `The new password of ${person.name} is ${password}\nIt is shown this once. Home visits stay closed to them until a coordinator names them again.`;
  },

  async unlink(services, council, args) {
    const person = await personNamed(services, council.id, args);
    if (!(await linkedPeople(services, council.id)).includes(person.id))
      throw new CommandError(`${person.name} has not signed in with a council account.`);
    await unlinkCouncilAccount(services, council.id, person.id);
    return `Whoever signs in next with a council account whose address is ${person.email} is ${person.name}. Home visits stay closed to them until a coordinator names them again.`;
  },

  leave: async (services, council, args) =>
    (await setActive(services, council.id, args, false)) + ' has left and cannot sign in any more.',
  return: async (services, council, args) =>
    (await setActive(services, council.id, args, true)) + ' can sign in again.',
};

async function setActive(services: Services, council: string, args: string[], active: boolean): Promise<string> {
  const { id } = await personNamed(services, council, args);
  return (await changeAccount(services, council, id, { active })).name;
}

async function personNamed(services: Services, council: string, [email = '']: readonly string[]): Promise<Person> {
  const person = (await peopleOf(services, council)).find(
    (each) => each.email.toLowerCase() === email.trim().toLowerCase(),
  );
  if (!person)
    throw new CommandError(`There is no account with the email address “${email}”. See: npm run user -- list`);
  return person;
}

/** 100 random bits in groups that can be read out. */
const newPassword = (): string =>
  (
    randomBytes(13)
      .toString('hex')
      .slice(0, 25)
      .match(/.{1,5}/g) ?? []
  ).join('-');
