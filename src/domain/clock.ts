/** Milliseconds since 1970 by some clock; injected everywhere so that tests own the time. */
export type Clock = () => number;

/** 24 hours; a local day may have 23 or 25 (`calendar.ts`). */
export const DAY_MS = 24 * 60 * 60 * 1000;
