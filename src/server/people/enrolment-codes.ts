// One-time codes. The code itself is shown once and kept nowhere; what Argon2id makes of it is kept wrapped.
import { DAY_MS } from '#domain/clock.ts';
import { timingSafeEqual } from 'node:crypto';
import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import type { Bytes } from '#protocol/bytes.ts';
import { codeWords, newEnrolmentCode, phoneProof } from '#protocol/enrolment-code.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { notFound } from '../http/refusal.ts';
import { decrypt, encrypt } from '../keys/cipher.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { dateOf, type Services } from '../services.ts';
import { keyOfCode } from './passwords.ts';

const CODE_MS = DAY_MS;
// A wrong try cannot be told from a try at another code, so it counts against every open one.
const MOST_TRIES = 1000;

/** A code for one phone of this person; `by` is who asked for it. */
export async function giveCode(
  services: Services,
  council: string,
  person: string,
  by: string | null,
): Promise<{ code: string; expires: string }> {
  const { database, keyring, clock, config } = services;
  const [keys, code, id] = [await keyring.of(council), newEnrolmentCode(), newId()];
  const secret = encrypt(keys.wrappingKeys[0].bytes, await keyOfCode(code, config.origin), aboutCode(council, id));
  const expires = clock() + CODE_MS;
  await database.as({ act: 'app', council }, async (tx) => {
    const active = await tx
      .selectFrom('people')
      .where('id', '=', person)
      .where('state', '=', 'active')
      .select('id')
      .executeTakeFirst();
    if (!active) throw notFound();
    await tx
      .insertInto('enrolment_codes')
      .values({
        council,
        id,
        person,
        secret,
        created_by: by,
        created_at: dateOf(services),
        expires_at: new Date(expires),
        used_at: null,
        enrolment: null,
      })
      .execute();
    await writeAudit(services, tx, council, {
      what: 'enrolment code given',
      by: by ?? undefined,
      detail: `for ${person}`,
    });
  });
  return { code: codeWords(code), expires: instantText(expires) };
}

export interface OpenCode {
  readonly id: string;
  readonly person: string;
  /** K, shared by the phone that typed the code and the council. */
  readonly key: Bytes;
}

/** The open code that this proof was made with, or undefined, counting the wrong try. */
export async function codeProvedBy(
  services: Services,
  council: string,
  publicKey: string,
  proof: string,
): Promise<OpenCode | undefined> {
  const { database, keyring } = services;
  const keys = await keyring.of(council);
  const open = await database.as({ act: 'app', council }, (tx) =>
    tx
      .selectFrom('enrolment_codes')
      .where('used_at', 'is', null)
      .where('expires_at', '>', dateOf(services))
      .where('tries', '<', MOST_TRIES)
      .select(['id', 'person', 'secret'])
      .execute(),
  );
  for (const { id, person, secret } of open) {
    const key = unwrapped(keys, secret, aboutCode(council, id));
    if (key && sameText(await phoneProof(key, publicKey), proof)) return { id, person, key };
  }
  await database.as({ act: 'app', council }, (tx) =>
    tx
      .updateTable('enrolment_codes')
      .set((set) => ({ tries: set('tries', '+', 1) }))
      .where('used_at', 'is', null)
      .execute(),
  );
  return undefined;
}

const aboutCode = (council: string, id: string): string => `enrolment code ${council} ${id}`;

function unwrapped({ wrappingKeys }: CouncilKeys, secret: Uint8Array, about: string): Bytes | undefined {
  for (const { bytes } of wrappingKeys) {
    try {
      return new Uint8Array(decrypt(bytes, secret, about));
    } catch {
      // Wrapped by an older key: the next one is tried.
    }
  }
  return undefined;
}

function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
