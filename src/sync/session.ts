// Signing in on the phone: needed to receive, never to write or to deliver.
import { call, callEmpty, CallError } from '#protocol/call.ts';
import { signIn as endpoint, signOut } from '#protocol/session.ts';
import type { Outcome } from './phone.ts';
import type { Fetch } from './transport.ts';

/** `person` is whose phone this is, where it is known: a session of somebody else would end their reading lease. */
export async function signIn(
  {
    email,
    password,
    person,
  }: { readonly email: string; readonly password: string; readonly person?: string | undefined },
  fetcher: Fetch,
): Promise<Outcome> {
  try {
    const session = await call(endpoint, { body: { email, password } }, fetcher);
    if (person === undefined || session.person.id === person) return { outcome: 'done' };
    await callEmpty(signOut, {}, fetcher).catch(() => undefined);
    return {
      outcome: 'failed',
      message: 'This phone is enrolled for somebody else. Sign in with the account it was enrolled for.',
    };
  } catch (error) {
    return failed(error);
  }
}

export const failed = (error: unknown): Extract<Outcome, { outcome: 'failed' }> => ({
  outcome: 'failed',
  message:
    error instanceof CallError
      ? error.problem.message
      : 'Something went wrong on this phone. Close the app, open it and try again.',
});
