import type { z } from 'zod';
import { newId } from '#domain/id.ts';
import { prefixAt } from '#domain/reference.ts';
import type { EnrolAnswer, enrol } from '#protocol/enrol.ts';
import { councilProof } from '#protocol/enrolment-code.ts';
import { keySetOf } from '#protocol/key-set.ts';
import { importVerifyKey } from '#protocol/signature.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { sqlStateOf } from '../db/database-error.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { dateOf, type Services } from '../services.ts';
import { PERSON_COLUMNS, personOf } from './account.ts';
import { codeProvedBy } from './enrolment-codes.ts';
import { theCouncil } from './set-up.ts';
import { suspendSealedReading } from './suspend-sealed-reading.ts';
import { newToken, tokenHash } from './tokens.ts';

type Asked = z.infer<Exclude<NonNullable<typeof enrol.body>, 'bytes'>>;

/** Spends the code and makes the enrolment; `token` is for its push cookie. */
export async function enrolPhone(
  services: Services,
  asked: Asked,
): Promise<{ readonly answer: EnrolAnswer; readonly token: string }> {
  const { database, keyring } = services;
  await importVerifyKey(asked.publicKey).catch(() => {
    throw badRequest('The phone’s key cannot be read. Start the enrolment again.');
  });
  const council = await theCouncil(services);
  const code = council && (await codeProvedBy(services, council.id, asked.publicKey, asked.proof));
  if (!council || !code) throw wrongCode();

  const keySet = (await keyring.of(council.id)).sets.at(-1);
  if (!keySet) throw new Error('The council has no key set');
  const token = newToken();
  const enrolment = newId();
  // First: if it ends between the two, too much is closed and not too little.
  await suspendSealedReading(services, council.id, code.person);
  const made = await database
    .as({ act: 'app', council: council.id }, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('enrolment_codes')
        .set({ used_at: dateOf(services), enrolment })
        .where('id', '=', code.id)
        .where('used_at', 'is', null)
        .executeTakeFirst();
      const person = await tx
        .selectFrom('people')
        .where('id', '=', code.person)
        .where('state', '=', 'active')
        .select(PERSON_COLUMNS)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n || !person) throw wrongCode();
      // Two phones at once would take the same prefix: the index refuses the second, whose person tries again.
      const { count } = await tx
        .selectFrom('enrolments')
        .select((row) => row.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      const prefix = prefixAt(count);
      await tx
        .insertInto('enrolments')
        .values({
          council: council.id,
          id: enrolment,
          person: person.id,
          prefix,
          signing_key: asked.publicKey,
          push_token_hash: tokenHash(token),
          platform: asked.platform,
          app_version: asked.version,
          key_set_version: keySetOf(keySet).version,
          created_at: dateOf(services),
          last_seen_at: null,
          last_pull_at: null,
        })
        .execute();
      await writeAudit(services, tx, council.id, {
        what: 'phone enrolled',
        by: person.id,
        detail: `${enrolment} as ${prefix}`,
      });
      return { person: personOf(person), prefix };
    })
    .catch(refuseCollision);
  const proof = await councilProof(code.key, asked.publicKey, keySet.text);
  return { answer: { enrolment, council, keySet, proof, ...made }, token };
}

const wrongCode = (): Refusal =>
  new Refusal(403, {
    code: 'wrong-code',
    message:
      'That code does not work. Check the eight characters; a code works once and for 24 hours, so you may need a new one.',
  });

function refuseCollision(error: unknown): never {
  if (sqlStateOf(error) !== '23505') throw error;
  throw new Refusal(
    503,
    { code: 'busy', message: 'Another phone was being enrolled at the same moment. Try again.' },
    1,
  );
}
