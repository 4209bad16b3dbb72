import { metresBetween, type Place, placeSchema, type Position } from '#domain/place.ts';
import type { Fix } from './form-context.ts';

/** A pin less exact than this must be moved by hand. */
export const GOOD_ENOUGH_METRES = 50;

export const placeIn = (value: unknown): Place => placeSchema.safeParse(value).data ?? {};

/** The pin where the phone is. What a person typed stays; what was said of another pin does not. */
export const placedAt = (place: Place, { position, accuracy }: Fix): Place => {
  const { measured: _, movedWhy: __, grid: ___, ward: ____, ...rest } = place;
  return { ...rest, position, accuracy: Math.round(accuracy) };
};

/** A pin moved by hand keeps where the phone thought it was; put back near it, it was not moved. */
export function movedTo(place: Place, position: Position): Place {
  const { grid: _, ward: __, ...rest } = place;
  const measured = place.measured ?? (place.accuracy === undefined ? undefined : place.position);
  return { ...rest, position, ...(measured && { measured }) };
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

/** Whether the pin is only as exact as a poor fix, and nobody has moved it yet. */
export const isRough = (place: Place): boolean =>
  place.measured === undefined && (place.accuracy ?? 0) > GOOD_ENOUGH_METRES;

const coordinates = ({ lat, lon }: Position): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
