/** Milliseconds since 1970 by some clock; injected everywhere so that tests own the time. */
export type Clock = () => number;
