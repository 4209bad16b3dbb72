// One place under its spellings. The council's places document joins aliases; letter case and spaces never make two places.
export interface NamedPlace {
  readonly name: string;
  readonly aliases: readonly string[];
  /** A bin is where needles were put, not where they were found. */
  readonly container: boolean;
}

const CONTAINER = /^(needle|sharps?) (bin|bins|box|boxes)$/;
const UNNAMED = new Set(['', 'not recorded']);
const folded = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en-GB');

export type PlaceName = (typed: string | undefined) => string | undefined;

/** Names a place as the council does; undefined for a container and for no place. An unknown one keeps its first spelling. */
export function createPlaceNames(places: readonly NamedPlace[]): PlaceName {
  const known = new Map<string, NamedPlace>();
  for (const place of places) for (const spelling of [place.name, ...place.aliases]) known.set(folded(spelling), place);
  const spellings = new Map<string, string>();
  return (typed = '') => {
    const key = folded(typed);
    const place = known.get(key);
    if (place) return place.container ? undefined : place.name;
    if (UNNAMED.has(key) || CONTAINER.test(key)) return undefined;
    const first = spellings.get(key) ?? typed.trim().replaceAll(/\s+/g, ' ');
    spellings.set(key, first);
    return first;
  };
}
