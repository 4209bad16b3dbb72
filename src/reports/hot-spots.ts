// Where finds gather: linked by distance and by days, for a manager's eyes. A suggestion, never a figure of the committee.
import { DAY_MS } from '#domain/clock.ts';
import { metresBetween, type Position } from '#domain/place.ts';

export interface Found extends Position {
  /** A local day. */
  readonly on: string;
  readonly count: number;
  readonly place?: string | undefined;
}

export interface HotSpot extends Position {
  /** From the middle to the furthest of its finds. */
  readonly metres: number;
  readonly place: string | undefined;
  readonly incidents: number;
  readonly count: number;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly before: { readonly incidents: number; readonly count: number };
}

export interface Gathering {
  /** Two finds at most so far apart are one spot. */
  readonly metres: number;
  /** And at most so many days apart. */
  readonly days: number;
}

const METRES_A_DEGREE = 111_195;

/** Spots of two finds or more, the most incidents first; `before` are the finds of the same dates a year earlier. */
export function hotSpots(found: readonly Found[], before: readonly Found[], how: Gathering): readonly HotSpot[] {
  return gathered(found, how)
    .filter((finds) => finds.length > 1)
    .map((finds) => spotOf(finds, before, how))
    .toSorted((a, b) => b.incidents - a.incidents || b.count - a.count || (a.lastOn < b.lastOn ? 1 : -1));
}

/** Linked step by step; finds are looked up by squares of the ground, so that only neighbours are measured. */
function gathered(found: readonly Found[], { metres, days }: Gathering): readonly (readonly Found[])[] {
  const inOrder = found.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const parents = inOrder.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    for (let up = parents[at] ?? at; up !== at; up = parents[at] ?? at) at = up;
    parents[i] = at;
    return at;
  };
  const squares = new Map<string, number[]>();
  const side = metres / METRES_A_DEGREE;
  // Of the furthest north: no square is narrower than it should be.
  const narrowest = inOrder.reduce((least, { lat }) => Math.min(least, Math.cos((lat * Math.PI) / 180)), 1);
  for (const [i, find] of inOrder.entries()) {
    const [row, column] = [Math.floor(find.lat / side), Math.floor((find.lon * narrowest) / side)];
    for (let r = row - 1; r <= row + 1; r += 1)
      for (let c = column - 1; c <= column + 1; c += 1)
        // The latest first: once one is too long ago, so are all before it.
        for (const j of (squares.get(`${r} ${c}`) ?? []).toReversed()) {
          const other = inOrder[j];
          if (!other || (Date.parse(find.on) - Date.parse(other.on)) / DAY_MS > days) break;
          if (root(j) !== root(i) && metresBetween(find, other) <= metres) parents[root(j)] = root(i);
        }
    squares.set(`${row} ${column}`, [...(squares.get(`${row} ${column}`) ?? []), i]);
  }
  const groups = new Map<number, Found[]>();
  for (const [i, find] of inOrder.entries()) groups.set(root(i), [...(groups.get(root(i)) ?? []), find]);
  return [...groups.values()];
}

function spotOf(finds: readonly Found[], before: readonly Found[], { metres }: Gathering): HotSpot {
  const middle = {
    lat: finds.reduce((sum, { lat }) => sum + lat, 0) / finds.length,
    lon: finds.reduce((sum, { lon }) => sum + lon, 0) / finds.length,
  };
  const reach = finds.reduce((most, find) => Math.max(most, metresBetween(find, middle)), 0);
  const then = before.filter((find) => metresBetween(find, middle) <= reach + metres / 2);
  const sum = (some: readonly Found[]) => some.reduce((total, { count }) => total + count, 0);
  const days = finds.map(({ on }) => on).toSorted();
  return {
    lat: rounded(middle.lat),
    lon: rounded(middle.lon),
    metres: Math.round(reach),
    place: mostOften(finds.flatMap(({ place }) => place ?? [])),
    incidents: finds.length,
    count: sum(finds),
    firstOn: days[0] ?? '',
    lastOn: days.at(-1) ?? '',
    before: { incidents: then.length, count: sum(then) },
  };
}

/** To about ten metres: a spot is no address. */
const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

function mostOften(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
