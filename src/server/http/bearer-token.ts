import { timingSafeEqual } from 'node:crypto';
import { tokenHash } from '../people/tokens.ts';

/** Whether a program says the token that the settings name; compared so that time tells nothing. */
export const bearsToken = (authorization: string | undefined, token: string): boolean =>
  timingSafeEqual(tokenHash(authorization ?? ''), tokenHash(`Bearer ${token}`));
