import { metresBetween, type Position } from '#domain/place.ts';
import type { OfferedPlace } from '#ui/form/form-context.ts';

interface NamedPlace {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly position?: Position | undefined;
}

const LEAST_LETTERS = 2;

/** The names of the council's list from the nearest to those whose position nobody gave. */
export const nearestFirst = (places: readonly NamedPlace[], from: Position | undefined): readonly OfferedPlace[] =>
  places
    .map(({ name, position }) => ({
      name,
      ...(position && { position }),
      ...(from && position && { metres: metresBetween(from, position) }),
    }))
    .toSorted((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity) || 0);

/** Places with a name, or another name, in which every typed word begins a word. */
export function findPlaces(
  places: readonly NamedPlace[],
  typed: string,
  from: Position | undefined,
): readonly OfferedPlace[] {
  const wanted = wordsOf(typed);
  if (wanted.join('').length < LEAST_LETTERS) return [];
  const fits = (name: string): boolean => {
    const words = wordsOf(name);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  };
  return nearestFirst(
    places.filter(({ name, aliases }) => [name, ...aliases].some(fits)),
    from,
  );
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
