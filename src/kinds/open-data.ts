// What a kind gives away as points on a map, from its facts alone. Never of a sealed kind.
import type { Json, JsonObject } from '#domain/json.ts';

export interface OpenData {
  /** What the points are, and which time they are asked by. */
  readonly description: string;
  readonly properties: (facts: JsonObject) => Readonly<Record<string, string | number | boolean | null>>;
}

/** A fact as it is; what is not known is said to be so. */
export const shown = (fact: Json | undefined): string | number | boolean | null =>
  typeof fact === 'object' || fact === undefined ? null : fact;
