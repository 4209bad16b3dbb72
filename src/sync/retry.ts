// When to try again: full jitter, so that two hundred phones coming out of one tunnel do not knock at once.
const LONGEST_WAIT = 300_000;
const FIRST_WAIT = 2_000;

/** A wrong or hostile `Retry-After` must not silence a phone for ever. */
const LONGEST_ASKED = 3_600_000;

/** Milliseconds to wait after `failures` in a row; `roll` is a random number from 0 up to 1. */
export const backoff = (failures: number, roll: number): number =>
  Math.round(roll * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures, 30)));

/** When to try, as it was once written down; what lies further ahead than anybody ever waits was set before the clock was put back. */
export const standingTry = (at: number, now: number): number => (at - now > LONGEST_ASKED ? 0 : at);

/** The milliseconds a `Retry-After` header asks for, given in seconds or as a date. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_ASKED) : undefined;
}
