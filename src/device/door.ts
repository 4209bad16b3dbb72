// The phone from outside: how it stands while nobody has opened it, and opening it. Loaded before everything else, so that no kind,
// no schema and no record is reached from here.
import { sha256, utf8 } from '#protocol/bytes.ts';
import { isQuota, storageWords } from './device-problem.ts';
import { type Enrolment, openEnrolment, type Opened, standingOf, unlockAny } from './enrolments.ts';
import type { PhoneStatus, PhoneStorage, UnlockOutcome } from './phone-storage.ts';
import type { DevicePorts } from './ports.ts';
import { openRegister, type Register } from './register.ts';
import { erasedUpTo } from './seq-mark.ts';
import type { Secret } from './vault.ts';

export interface Door extends Pick<PhoneStorage, 'passkeyChallenge'> {
  readonly register: Register;
  /** The enrolments of this phone. */
  readonly all: Enrolment[];
  status(isOpen: boolean): Promise<PhoneStatus>;
  /** `enter` is given whoever the secret fits. */
  unlock(secret: Secret, enter: (opened: Opened) => Promise<void>): Promise<UnlockOutcome>;
  /** Also called when a newer app takes the storage over. */
  lock(): void;
  /** Whoever holds keys now, in place of whoever did: `forget` is called when the phone locks. */
  heldBy(forget: () => void): void;
}

export async function openDoor(ports: Pick<DevicePorts, 'now' | 'changed' | 'marks'>): Promise<Door> {
  const register = await openRegister();
  let held: () => void = () => undefined;
  const lock = (): void => {
    held();
    ports.changed('lock');
  };
  const all = await openAll(register, lock);

  return {
    register,
    all,
    lock,
    heldBy(forget) {
      held = forget;
    },
    async status(isOpen) {
      const standings = await Promise.all(all.map(standingOf));
      const sum = (of: (standing: (typeof standings)[number]) => number) =>
        standings.reduce((total, each) => total + of(each), 0);
      const upTo = erasedUpTo(
        await ports.marks.read(),
        standings.map(({ mark }) => mark),
      );
      return {
        lock: isOpen ? 'unlocked' : all.length > 0 ? 'locked' : 'fresh',
        enrolments: all.length,
        waiting: sum(({ waiting }) => waiting),
        attention: sum(({ attention }) => attention),
        triesLeft: Math.max(0, ...standings.map(({ triesLeft }) => triesLeft)),
        hasPasskey: standings.some(({ passkeys }) => passkeys.length > 0),
        ...(standings.some(({ asked }) => asked) ? { askedToOpen: true } : {}),
        ...(upTo === undefined ? {} : { erased: { upTo } }),
      };
    },
    async passkeyChallenge() {
      const standings = await Promise.all(all.map(standingOf));
      return {
        credentials: standings.flatMap(({ passkeys }) => passkeys),
        salt: await sha256(utf8('wardbook passkey prf 1')),
      };
    },
    async unlock(secret, enter) {
      try {
        const opened = await unlockAny(all, secret, ports);
        if ('keys' in opened) {
          await enter(opened);
          return { outcome: 'unlocked' };
        }
        if (opened.triesLeft > 0) return { outcome: 'wrong', triesLeft: opened.triesLeft };
        ports.changed('lock');
        return { outcome: 'closed', message: CLOSED };
      } catch (error) {
        return { outcome: 'closed', message: isQuota(error) ? TOO_FULL_TO_OPEN : storageWords(error) };
      }
    },
  };
}

const TOO_FULL_TO_OPEN =
  'This phone is full, so the notebook cannot open. Nothing is lost. Delete photos or apps you do not need, then unlock again.';

export const CLOSED =
  'This phone can no longer be opened with a passphrase or passkey. Nothing that waits is lost: it is still being sent. Ask your manager to let you back in.';

/** One that will not open does not keep the others closed. */
async function openAll(register: Register, onReplaced: () => void): Promise<Enrolment[]> {
  const rows = await register.list();
  const opened = await Promise.allSettled(rows.map(({ database }) => openEnrolment(database, onReplaced)));
  const all = opened.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : []));
  const [first] = opened.filter((each) => each.status === 'rejected');
  if (all.length === 0 && first) throw first.reason;
  return all;
}
