import { z } from 'zod';
import { instantSchema } from './moment.ts';
import { optionalLineSchema } from './text.ts';

export const positionSchema = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});
export type Position = z.infer<typeof positionSchema>;

/** Where something is: words first, a pin when there is one. A pin moved by hand keeps where the phone thought it was. */
export const placeSchema = z.strictObject(
  {
    name: optionalLineSchema,
    position: positionSchema.optional(),
    /** Metres, of what the phone measured; so are `measuredAt`, by the phone's own clock, and `fixes`, how many were averaged. */
    accuracy: z.number().nonnegative().optional(),
    measuredAt: instantSchema.optional(),
    fixes: z.int().positive().optional(),
    /** Where the phone thought it was, when `position` is a pin moved by hand. */
    measured: positionSchema.optional(),
    movedWhy: optionalLineSchema,
    ward: optionalLineSchema,
    grid: optionalLineSchema,
  },
  'Put a pin on the map or say where it is',
);
export type Place = z.infer<typeof placeSchema>;

/** A place that a form cannot do without: a pin or at least words. */
export const requiredPlaceSchema = placeSchema.refine((place) => Boolean(place.name || place.position), {
  message: 'Put a pin on the map or say where it is',
});

const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres. */
export function metresBetween(a: Position, b: Position): number {
  const [lat, lon] = [radians(b.lat - a.lat), radians(b.lon - a.lon)];
  const h = Math.sin(lat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lon / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The words of a place: its name, else its grid reference, else that there is a pin. */
export const placeWords = (place: Place | undefined): string =>
  place?.name || place?.grid || (place?.position ? 'a pin on the map' : 'no place');

/** "40 m", "1.2 km": as exact as anybody can use. */
export const metresWords = (metres: number): string =>
  metres < 1000
    ? `${metres < 100 ? Math.round(metres) : Math.round(metres / 10) * 10} m`
    : `${(metres / 1000).toFixed(1)} km`;
