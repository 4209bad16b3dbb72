import type { AveragedFix } from '#domain/fix.ts';
import { instantText } from '#domain/moment.ts';
import { metresBetween, type Place, placeSchema, type Position } from '#domain/place.ts';
import type { OfferedPlace } from './form-context.ts';

/** A pin less exact than this must be moved by hand. */
export const GOOD_ENOUGH_METRES = 50;

export const placeIn = (value: unknown): Place => placeSchema.safeParse(value).data ?? {};

/** The pin where the phone is. What a person typed stays; what was said of another pin does not. */
export const placedAt = (place: Place, { position, accuracy, at, count }: AveragedFix): Place => {
  const { measured: _, movedWhy: __, grid: ___, ward: ____, ...rest } = place;
  return { ...rest, position, accuracy: Math.round(accuracy), measuredAt: instantText(at), fixes: count };
};

/** A pin moved by hand keeps where the phone thought it was; that the phone was not sure is reason enough. */
export function movedTo(place: Place, position: Position): Place {
  const { grid: _, ward: __, ...rest } = place;
  const measured = place.measured ?? (place.accuracy === undefined ? undefined : place.position);
  const movedWhy = place.movedWhy || (isRough(place) ? `The phone was only sure to ${place.accuracy} m` : undefined);
  return { ...rest, position, ...(measured && { measured }), ...(movedWhy && { movedWhy }) };
}

/** The usual reasons, one tap each: what is kept, and the short word on the button. */
export const WHY_MOVED = [
  { value: 'The phone was wrong', label: 'Phone wrong' },
  { value: 'The officer kept their distance', label: 'Kept back' },
  { value: 'Recorded from somewhere else', label: 'Elsewhere' },
] as const;

/** A known place: its name, and its position where there is no better pin. */
export const placedIn = (place: Place, { name, position }: OfferedPlace): Place =>
  place.position || !position ? { ...place, name } : { ...movedTo(place, position), name };

/** Under the map of a fix that is still the pin: how old, and of how many it is the average. */
export function fixWords({ measured, measuredAt, fixes = 1 }: Place, now: string): string {
  if (!measuredAt || measured) return '';
  const seconds = Math.max(0, (Date.parse(now) - Date.parse(measuredAt)) / 1000);
  const age =
    seconds < 15
      ? 'just now'
      : seconds < 60
        ? 'less than a minute ago'
        : seconds < 120
          ? 'a minute ago'
          : seconds < 3600
            ? `${Math.floor(seconds / 60)} minutes ago`
            : 'more than an hour ago';
  return `Measured ${age}${fixes > 1 ? `, average of ${fixes}` : ''}`;
}

/** Said under the map: the grid reference and how exact it is. */
export function pinWords(place: Place): string {
  if (!place.position) return 'No pin yet';
  const moved = place.measured ? metresBetween(place.measured, place.position) : 0;
  const how =
    moved > 1
      ? `moved ${Math.round(moved)} m by hand`
      : place.accuracy === undefined
        ? 'put by hand'
        : `within ${place.accuracy} m`;
  return `${place.grid ?? coordinates(place.position)} · ${how}`;
}

/** What a record shows besides: where the phone thought it was, and why the pin stands elsewhere. */
export function movedWords({ measured, accuracy, movedWhy }: Place): string {
  if (!measured) return '';
  const within = accuracy === undefined ? '' : ` within ${accuracy} m`;
  return `The phone measured ${coordinates(measured)}${within}${movedWhy ? `. Moved because: ${movedWhy}` : ''}`;
}

/** Whether the pin is only as exact as a poor fix, and nobody has moved it yet. */
export const isRough = (place: Place): boolean =>
  place.measured === undefined && (place.accuracy ?? 0) > GOOD_ENOUGH_METRES;

const coordinates = ({ lat, lon }: Position): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
