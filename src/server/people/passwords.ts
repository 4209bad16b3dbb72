import { hash, hashRaw, verify } from '@node-rs/argon2';
import type { Bytes } from '#protocol/bytes.ts';
import { enrolmentKey } from '#protocol/enrolment-code.ts';

// Argon2id with 19 MiB, two rounds: what OWASP asks for, off the event loop.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Takes the same time where there is no account, so that nobody learns who has one. */
export async function passwordHolds(passwordHash: string | undefined, password: string): Promise<boolean> {
  const against = passwordHash ?? (await nobodysHash());
  const holds = await verify(against, password).catch(() => false);
  return holds && passwordHash !== undefined;
}

/** What a code comes to: the same as in the browser, four times as fast and off the event loop. */
export const keyOfCode = (code: string, origin: string): Promise<Bytes> =>
  enrolmentKey(code, origin, (password, salt, { kibibytes, passes }) =>
    hashRaw(password, { salt, memoryCost: kibibytes, timeCost: passes, parallelism: 1, outputLen: 32 }),
  );

let nobodys: Promise<string> | undefined;
const nobodysHash = (): Promise<string> => (nobodys ??= hashPassword('nobody has this password'));
