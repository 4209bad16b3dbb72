// A record told from beginning to end, for the demonstration: what an example of one entry cannot show.
import type { JsonObject } from '#domain/json.ts';
import type { Moment } from '#domain/moment.ts';
import type { Place } from '#domain/place.ts';

/** What a story may use: it knows no council. Days count from its beginning. */
export interface StoryWorld {
  readonly place: Place;
  /** A local day, YYYY-MM-DD. */
  readonly day: (day: number) => string;
  readonly minute: (day: number, time: string) => Moment;
  /** The entry that the n-th line, from 0, wrote. */
  readonly entry: (line: number) => string;
}

export interface StoryLine {
  readonly type: string;
  readonly day: number;
  /** HH:MM in Europe/London. */
  readonly time: string;
  readonly body: (world: StoryWorld) => JsonObject;
}

export interface Story {
  /** How many days before today it began. */
  readonly daysAgo: number;
  readonly lines: readonly StoryLine[];
}
