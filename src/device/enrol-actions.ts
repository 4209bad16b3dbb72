// How a person comes to be on this phone: a pair of keys, the council's answer, and a passphrase of their own.
import type { EnrolAnswer } from '#protocol/enrol.ts';
import { newSigningPair, publicKeyText } from '#protocol/signature.ts';
import { failed, storageWords } from './device-problem.ts';
import type { Door } from './door.ts';
import { makeEnrolment } from './make-enrolment.ts';
import type { Vault } from './open-vault.ts';
import { passphraseProblem } from './passphrase.ts';
import type { Outcome } from './phone-storage.ts';
import type { DevicePorts } from './ports.ts';
import { askToPersist } from './storage-health.ts';

/** A phone's half of an enrolment: the private key stays in memory until `choosePassphrase` has made a vault for it. */
export interface NewEnrolment {
  readonly publicKey: string;
  /** Only after the council's proof was checked. */
  keep(answer: EnrolAnswer): void;
}

export interface EnrolActions {
  newEnrolment(): Promise<NewEnrolment>;
  choosePassphrase(passphrase: string): Promise<Outcome>;
}

interface Held extends Pick<Door, 'all' | 'register' | 'lock'> {
  readonly ports: DevicePorts;
  readonly enter: (vault: Vault) => Promise<void>;
}

export function enrolActions({ all, ports, register, lock, enter }: Held): EnrolActions {
  let pending: { readonly answer: EnrolAnswer; readonly signingKey: CryptoKey } | undefined;
  return {
    async newEnrolment() {
      const pair = await newSigningPair(true);
      return {
        publicKey: await publicKeyText(pair.publicKey),
        keep: (answer) => {
          pending = { answer, signingKey: pair.privateKey };
        },
      };
    },
    async choosePassphrase(passphrase) {
      const problem = passphraseProblem(passphrase);
      if (problem) return failed(problem);
      if (!pending) return failed('Enter the code from your manager first.');
      try {
        const vault = await makeEnrolment(pending.answer, pending.signingKey, passphrase, {
          ports,
          register,
          onReplaced: lock,
        });
        pending = undefined;
        all.push(vault);
        await askToPersist(vault.db, ports);
        await enter(vault);
        return { outcome: 'done' };
      } catch (error) {
        return failed(storageWords(error));
      }
    },
  };
}
