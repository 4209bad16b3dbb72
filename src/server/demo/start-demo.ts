import { roleTitles } from '#domain/role.ts';
import { ConfigError } from '../config.ts';
import { peopleOf } from '../people/accounts.ts';
import { giveCode } from '../people/enrolment-codes.ts';
import { theCouncil } from '../people/set-up.ts';
import type { Services } from '../services.ts';
import { buildDemo, DEMO_PASSWORD } from './build-demo.ts';
import { COUNCIL } from './eastmere.ts';

/** Makes the year on the first start; refuses data that is somebody's own. */
export async function prepareDemo(services: Services): Promise<void> {
  const council = await theCouncil(services);
  if (council && council.name !== COUNCIL)
    throw new ConfigError(
      `The demonstration needs a place of its own, and the data of ${council.name} lie here. Set WARDBOOK_DATA to an empty folder, and leave DATABASE_URL out.`,
    );
  if (council) return;
  console.log('Making a fictional council and a year of its records…');
  await buildDemo(services);
}

/** How to sign in as each role, and a code for each person's phone. */
export async function sayDemo(services: Services): Promise<void> {
  const council = await theCouncil(services);
  const people = council ? await peopleOf(services, council.id) : [];
  console.log(`\n${COUNCIL} is fictional. Everybody's password is: ${DEMO_PASSWORD}`);
  console.log(`The desk is at ${services.origin}/desk, the officers' app at ${services.origin}/\n`);
  for (const { id, name, email, roles, active } of people) {
    if (!council || !active) continue;
    const { code } = await giveCode(services, council.id, id, null);
    console.log(
      `  ${name.padEnd(13)} ${email.padEnd(30)} phone code ${code}   ${roles.map((role) => roleTitles[role]).join(', ')}`,
    );
  }
  console.log('\nA code enrols one phone, once, within 24 hours; the next start prints new ones.');
}
