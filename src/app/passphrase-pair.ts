import type { Outcome } from '#sync/phone.ts';

export interface PassphrasePair {
  readonly passphrase: string;
  readonly again: string;
}

export const NO_PASSPHRASE: PassphrasePair = { passphrase: '', again: '' };

/** `give` only where both are the same. */
export const whenSame = async (
  { passphrase, again }: PassphrasePair,
  give: (passphrase: string) => Promise<Outcome>,
): Promise<Outcome> =>
  passphrase === again
    ? give(passphrase)
    : { outcome: 'failed', message: 'The two passphrases differ. Type them again.' };
