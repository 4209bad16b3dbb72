// Signing in on the phone: needed to receive, never to write or to deliver.
import { call, callEmpty, CallError } from '#protocol/call.ts';
import { readSession, type Session, signIn as endpoint, signOut } from '#protocol/session.ts';
import type { Outcome } from './phone.ts';
import type { Fetch } from './transport.ts';

/** Whose phone this is, where it is known: a session of somebody else would end their reading lease. */
type Owner = string | undefined;

interface Account {
  readonly email: string;
  readonly password: string;
  readonly person?: Owner;
}

/** A half-filled form is not a wrong password: the council, which counts those, does not hear of it. */
export const signIn = async ({ person, ...body }: Account, fetcher: Fetch): Promise<Outcome> =>
  body.email.trim() === '' || body.password === ''
    ? { outcome: 'failed', message: 'Type your email address and your password.' }
    : begun(call(endpoint, { body }, fetcher), person, fetcher);

/** Another tab has signed in with a council account: takes that session for this phone's. */
export async function takeSession(person: Owner, fetcher: Fetch): Promise<Outcome> {
  const session = call(readSession, {}, fetcher).catch((error: unknown) => {
    throw error instanceof CallError && error.status === 401 ? new CallError(401, notYet) : error;
  });
  return begun(session, person, fetcher);
}

const notYet = { code: 'not-yet', message: 'You are not signed in yet. Finish it in the tab that opened.' };

async function begun(beginning: Promise<Session>, person: Owner, fetcher: Fetch): Promise<Outcome> {
  try {
    const session = await beginning;
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
