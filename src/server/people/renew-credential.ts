// Another push cookie for a phone that lost its own. The challenge is sealed rather than stored, so any process can check it.
import { idSchema } from '#domain/id.ts';
import { fromBase64Url, toBase64Url, utf8, utf8Text } from '#protocol/bytes.ts';
import { credentialBytes } from '#protocol/push-credential.ts';
import { importVerifyKey, verify } from '#protocol/signature.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { Refusal } from '../http/refusal.ts';
import { decrypt, encrypt } from '../keys/cipher.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from './sessions.ts';
import { newToken, tokenHash } from './tokens.ts';

const CHALLENGE_MS = 5 * 60 * 1000;

interface Signed {
  readonly challenge: string;
  readonly signature: string;
}

/** For an enrolment of this very person; anybody else's is not found. */
export async function challengeFor(services: Services, person: SignedIn, header: unknown): Promise<string> {
  const { id } = await ownEnrolment(services, person, header);
  const { wrappingKeys } = await services.keyring.of(person.council);
  const until = utf8(String(services.clock() + CHALLENGE_MS));
  return toBase64Url(new Uint8Array(encrypt(wrappingKeys[0].bytes, until, about(person, id))));
}

/** The token of the new cookie; the one before it opens nothing any more. */
export async function credentialFor(
  services: Services,
  person: SignedIn,
  header: unknown,
  { challenge, signature }: Signed,
): Promise<{ readonly enrolment: string; readonly token: string }> {
  const { id, signing_key } = await ownEnrolment(services, person, header);
  const { wrappingKeys } = await services.keyring.of(person.council);
  const open = wrappingKeys.some(({ bytes }) => isOpen(bytes, challenge, about(person, id), services.clock()));
  const signed =
    open &&
    (await verify(
      await importVerifyKey(signing_key),
      fromBase64Url(signature),
      credentialBytes(services.config.origin, id, challenge),
    ));
  if (!signed) throw notProved();
  const token = newToken();
  await services.database.as({ act: 'app', council: person.council }, async (tx) => {
    await tx
      .updateTable('enrolments')
      .set({ push_token_hash: tokenHash(token) })
      .where('id', '=', id)
      .execute();
    await writeAudit(services, tx, person.council, { what: 'phone credential renewed', by: person.id, detail: id });
  });
  return { enrolment: id, token };
}

const about = ({ council, id }: SignedIn, enrolment: string): string =>
  `credential challenge ${council} ${id} ${enrolment}`;

function isOpen(key: Uint8Array, challenge: string, place: string, now: number): boolean {
  try {
    return Number(utf8Text(new Uint8Array(decrypt(key, fromBase64Url(challenge), place)))) > now;
  } catch {
    // Of another phone, another person or an older key.
    return false;
  }
}

async function ownEnrolment({ database }: Services, person: SignedIn, header: unknown) {
  const enrolment = idSchema.safeParse(header).data?.toLowerCase();
  const row =
    enrolment &&
    (await database.as({ act: 'app', council: person.council }, (tx) =>
      tx
        .selectFrom('enrolments')
        .where('id', '=', enrolment)
        .where('person', '=', person.id)
        .select(['id', 'signing_key'])
        .executeTakeFirst(),
    ));
  if (!row) throw notProved();
  return row;
}

const notProved = (): Refusal =>
  new Refusal(403, {
    code: 'not-your-phone',
    message:
      'The council cannot tell that this is the phone it knows. What was saved is kept on it. Sign in again with the account it was enrolled for, or ask your manager for a new code.',
  });
