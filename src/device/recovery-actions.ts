// What sync needs of a locked phone to have it opened again by the council, in plain outcomes.
import type { RecoveryAnswer } from '#protocol/recovery.ts';
import { readMeta } from './database.ts';
import { failed, storageWords } from './device-problem.ts';
import type { Enrolment } from './enrolments.ts';
import type { Vault } from './open-vault.ts';
import { passphraseProblem } from './passphrase.ts';
import type { Outcome } from './phone-storage.ts';
import type { DevicePorts } from './ports.ts';
import { forgetRequest, recover, type RecoveryRequest, recoveryRequest } from './recovery.ts';
import { forgetTries } from './vault.ts';

export interface RecoveryActions {
  /** The newest first. */
  enrolments(): readonly string[];
  /** What the council is asked with; undefined where nobody can open it any more. */
  recoveryRequest(enrolment: string, password: string): Promise<RecoveryRequest | undefined>;
  /** What the council was asked for and has not been used. */
  recoveriesAsked(): Promise<readonly { readonly enrolment: string; readonly request: string }[]>;
  recover(
    enrolment: string,
    answer: RecoveryAnswer,
    secrets: { readonly password: string; readonly passphrase: string },
  ): Promise<Outcome>;
  forgetRecovery(enrolment: string): Promise<void>;
}

interface Held {
  readonly all: readonly Enrolment[];
  readonly ports: DevicePorts;
  readonly enter: (vault: Vault) => Promise<void>;
}

export function recoveryActions({ all, ports, enter }: Held): RecoveryActions {
  const named = (enrolment: string) => all.find((each) => each.enrolment === enrolment);
  return {
    enrolments: () => all.map(({ enrolment }) => enrolment).toReversed(),
    async recoveryRequest(enrolment, password) {
      const asking = named(enrolment);
      return asking && recoveryRequest(asking, password, ports);
    },
    async recoveriesAsked() {
      const rows = await Promise.all(all.map(({ db }) => readMeta(db, 'recovery')));
      return all.flatMap(({ enrolment }, i) => {
        const request = rows[i]?.request;
        return request === undefined ? [] : [{ enrolment, request }];
      });
    },
    async recover(enrolment, answer, secrets) {
      const problem = passphraseProblem(secrets.passphrase);
      if (problem) return failed(problem);
      const asking = named(enrolment);
      if (!asking) return failed(REFUSED['no-request']);
      try {
        const recovered = await recover(asking, answer, secrets, ports);
        if ('refused' in recovered) return failed(REFUSED[recovered.refused]);
        for (const { db } of all) await forgetTries(db);
        await enter(recovered.vault);
        return { outcome: 'done' };
      } catch (error) {
        return failed(storageWords(error));
      }
    },
    async forgetRecovery(enrolment) {
      const asking = named(enrolment);
      if (asking) await forgetRequest(asking.db);
      ports.changed('lock');
    },
  };
}

const REFUSED = {
  'no-request': 'This phone is not waiting for that answer any more. Ask to be let in again.',
  password: 'Your password was changed since you asked. Ask again with the password of now.',
  answer: 'The answer does not open this phone, so nothing was changed. Ask again, and tell your manager.',
} as const;
