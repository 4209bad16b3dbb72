/** Seeded chance (mulberry32): the same seed, the same run. */
export interface Chance {
  /** From 0 up to 1. */
  roll(): number;
  below(limit: number): number;
  happens(probability: number): boolean;
  one<T>(of: readonly [T, ...T[]]): T;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(roll() * limit);
  return {
    roll,
    below,
    happens: (probability) => roll() < probability,
    one: (of) => of[below(of.length)] ?? of[0],
  };
}
