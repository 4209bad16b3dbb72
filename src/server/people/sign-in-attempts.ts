// A sign-in that is under way at the identity provider. One random token in the browser's cookie stands for it, state, nonce and
// verifier are made of it, and its hash here sees to it that it is used once and in time.
import { createHmac } from 'node:crypto';
import { type SignInPlace, signInPlaceOf } from '#protocol/council-sign-in.ts';
import { dateOf, type Services } from '../services.ts';
import type { SignInChecks } from './identity-provider.ts';
import { newToken, tokenHash } from './tokens.ts';

export const ATTEMPT_SECONDS = 10 * 60;
const PURPOSE = 'council sign-in';

export async function beginAttempt(
  services: Services,
  place: SignInPlace,
): Promise<{ readonly token: string; readonly checks: SignInChecks }> {
  const token = newToken();
  await services.database.as({ act: 'system' }, async (tx) => {
    await tx
      .deleteFrom('one_time_links')
      .where('purpose', '=', PURPOSE)
      .where('expires_at', '<=', dateOf(services))
      .execute();
    await tx
      .insertInto('one_time_links')
      .values({
        token_hash: tokenHash(token),
        purpose: PURPOSE,
        council: null,
        person: null,
        used_at: null,
        expires_at: new Date(services.clock() + ATTEMPT_SECONDS * 1000),
      })
      .execute();
  });
  return { token, checks: checksOf(token, place) };
}

/** The place is told by the state, so that it is known even where nothing else about the attempt is. */
export const placeOfState = (state: string | null): SignInPlace => signInPlaceOf(state?.split('.')[0]);

/** The checks of this browser's attempt, spent; undefined where the state is another's, or it is used or over. */
export async function spendAttempt(
  services: Services,
  token: string | undefined,
  state: string | null,
): Promise<SignInChecks | undefined> {
  if (token === undefined || state === null) return undefined;
  const checks = checksOf(token, placeOfState(state));
  // A forged answer must not spend the attempt that is under way.
  if (checks.state !== state) return undefined;
  const { numDeletedRows } = await services.database.as({ act: 'system' }, (tx) =>
    tx
      .deleteFrom('one_time_links')
      .where('token_hash', '=', tokenHash(token))
      .where('purpose', '=', PURPOSE)
      .where('expires_at', '>', dateOf(services))
      .executeTakeFirst(),
  );
  return numDeletedRows === 1n ? checks : undefined;
}

function checksOf(token: string, place: SignInPlace): SignInChecks {
  const part = (name: string) => createHmac('sha256', token).update(name).digest('base64url');
  return { state: `${place}.${part('state')}`, nonce: part('nonce'), verifier: part('verifier') };
}
