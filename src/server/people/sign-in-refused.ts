import type { SignInRefusal } from '#protocol/council-sign-in.ts';

/** A sign-in with a council account that came to nothing; `why` is for the log, and names nobody. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly reason: SignInRefusal;
  readonly why: string | undefined;

  constructor(reason: SignInRefusal, why?: string) {
    super(reason);
    this.reason = reason;
    // An error of the address bar may say anything: only the standard's own words are kept.
    this.why = why && /^[\w ]{1,60}$/.test(why) ? why : undefined;
  }
}
