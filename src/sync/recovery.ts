// The forgotten passphrase: asks the council, hears how it stands, and opens the phone with the answer. Needs a network each time.
import { passphraseProblem } from '#device/passphrase.ts';
import type { RecoveryActions } from '#device/recovery-actions.ts';
import { call, callEmpty, CallError } from '#protocol/call.ts';
import {
  type AskedToOpen,
  type AskToOpen,
  askToOpen,
  endRecovery,
  readRecovery,
  takeRecovery,
} from '#protocol/recovery.ts';
import { signOut } from '#protocol/session.ts';
import type { Outcome, RecoveryStanding } from './phone.ts';
import { failed, signIn } from './session.ts';
import type { Fetch } from './transport.ts';

interface Account {
  readonly email: string;
  readonly password: string;
}

/** A locked phone does not know whose it is: the council says which of its enrolments is that person's. */
export async function askToBeLetIn(device: RecoveryActions, account: Account, fetcher: Fetch): Promise<Outcome> {
  const signedIn = await signIn({ ...account, person: undefined }, fetcher);
  if (signedIn.outcome === 'failed') return signedIn;
  try {
    for (const enrolment of device.enrolments()) {
      const request = await device.recoveryRequest(enrolment, account.password);
      const asked = request && (await askFor(enrolment, request.ask, fetcher));
      if (!asked) continue;
      await request.keep(asked.request);
      return { outcome: 'done' };
    }
  } catch (error) {
    return failed(error);
  }
  await callEmpty(signOut, {}, fetcher).catch(() => undefined);
  return {
    outcome: 'failed',
    message: 'This phone has nothing that this account could open. Sign in with the account it was enrolled for.',
  };
}

const askFor = (enrolment: string, body: AskToOpen, fetcher: Fetch): Promise<AskedToOpen | undefined> =>
  unlessAnothers(call(askToOpen, { body, enrolment }, fetcher));

/** Two people share a phone: the council knows which enrolment is whose, and the phone, locked, does not. */
async function unlessAnothers<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof CallError && error.problem.code === 'not-your-phone') return undefined;
    throw error;
  }
}

/** Where two people of one phone have asked, what one of them can act on. */
const FIRST = ['approved', 'waiting', 'refused', 'over'] as const;

export async function recoveryStanding(device: RecoveryActions, fetcher: Fetch): Promise<RecoveryStanding> {
  try {
    const states: (typeof FIRST)[number][] = [];
    for (const asked of await device.recoveriesAsked()) {
      const { request, state } = await call(readRecovery, { enrolment: asked.enrolment }, fetcher);
      states.push(request !== asked.request || state === 'none' ? 'over' : state);
    }
    return { state: FIRST.find((each) => states.includes(each)) ?? 'none' };
  } catch (error) {
    return { state: 'unknown', message: failed(error).message };
  }
}

export async function openAgain(
  device: RecoveryActions,
  { passphrase, ...account }: Account & { readonly passphrase: string },
  fetcher: Fetch,
): Promise<Outcome> {
  const problem = passphraseProblem(passphrase);
  if (problem) return { outcome: 'failed', message: problem };
  const signedIn = await signIn({ ...account, person: undefined }, fetcher);
  if (signedIn.outcome === 'failed') return signedIn;
  try {
    for (const { enrolment, request } of await device.recoveriesAsked()) {
      const answer = await unlessAnothers(call(takeRecovery, { body: { request }, enrolment }, fetcher));
      if (!answer) continue;
      const opened = await device.recover(enrolment, answer, { password: account.password, passphrase });
      if (opened.outcome === 'done') await tellOver(enrolment, fetcher);
      return opened;
    }
  } catch (error) {
    return failed(error);
  }
  return { outcome: 'failed', message: 'This account has not asked for anything here. Ask to be let in first.' };
}

/** The passphrase came back by itself: what was asked is taken back, so that nobody approves it for nothing. */
export async function takeBack(device: RecoveryActions, opened: string, fetcher: Fetch): Promise<void> {
  const asked = (await device.recoveriesAsked()).find(({ enrolment }) => enrolment === opened);
  if (!asked) return;
  await device.forgetRecovery(opened);
  await tellOver(opened, fetcher);
}

/** Where the council does not hear of it, the request ends by itself. */
const tellOver = (enrolment: string, fetcher: Fetch): Promise<void> =>
  callEmpty(endRecovery, { enrolment }, fetcher).catch(() => undefined);
