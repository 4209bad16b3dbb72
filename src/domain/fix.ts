// What a phone measures of its own position, and several of them made one.
import { metresBetween, type Position } from './place.ts';

export interface Fix {
  readonly position: Position;
  /** Metres. */
  readonly accuracy: number;
  /** Milliseconds, by the phone's own clock. */
  readonly at: number;
}

export interface AveragedFix extends Fix {
  /** How many fixes agree in it. */
  readonly count: number;
}

const OLDEST_MS = 60_000;
const SUREST_METRES = 1;

/**
 * The newest fix with those of its last minute that agree with it, each weighing by its accuracy. It never claims more
 * than its best part: errors of one minute have one cause and do not cancel out.
 */
export function averageOf(fixes: readonly Fix[]): AveragedFix | undefined {
  const newest = fixes.toSorted((a, b) => a.at - b.at).at(-1);
  if (!newest) return undefined;
  const agreeing = fixes.filter(
    ({ position, accuracy, at }) =>
      newest.at - at <= OLDEST_MS && metresBetween(position, newest.position) <= accuracy + newest.accuracy,
  );
  const weight = ({ accuracy }: Fix): number => 1 / Math.max(accuracy, SUREST_METRES) ** 2;
  const all = sum(agreeing, weight);
  return {
    position: {
      lat: sum(agreeing, (fix) => fix.position.lat * weight(fix)) / all,
      lon: sum(agreeing, (fix) => fix.position.lon * weight(fix)) / all,
    },
    accuracy: Math.min(...agreeing.map(({ accuracy }) => accuracy)),
    at: newest.at,
    count: agreeing.length,
  };
}

const sum = (fixes: readonly Fix[], of: (fix: Fix) => number): number =>
  fixes.reduce((total, fix) => total + of(fix), 0);
