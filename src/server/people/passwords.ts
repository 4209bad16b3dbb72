import { hash, verify } from '@node-rs/argon2';

// Argon2id with 19 MiB, two rounds: what OWASP asks for, off the event loop.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Takes the same time where there is no account, so that nobody learns who has one. */
export async function passwordHolds(passwordHash: string | undefined, password: string): Promise<boolean> {
  const against = passwordHash ?? (await nobodysHash());
  const holds = await verify(against, password).catch(() => false);
  return holds && passwordHash !== undefined;
}

let nobodys: Promise<string> | undefined;
const nobodysHash = (): Promise<string> => (nobodys ??= hashPassword('nobody has this password'));
