import type { Position } from '#domain/place.ts';
import type { PhoneSettings } from '#sync/phone.ts';

/** The middle of England, for a council that has given neither wards nor places yet. */
const ENGLAND: Position = { lat: 52.5, lon: -1.5 };

/** Where a map opens before there is a pin: a named place, else a corner of a ward. */
export function mapStart({ places, wards }: Pick<PhoneSettings, 'places' | 'wards'>): Position {
  const place = places.find(({ position }) => position)?.position;
  const geometry = wards[0]?.geometry;
  const [lon, lat] =
    (geometry?.type === 'Polygon' ? geometry.coordinates[0] : geometry?.coordinates[0]?.[0])?.[0] ?? [];
  return place ?? (lat !== undefined && lon !== undefined ? { lat, lon } : ENGLAND);
}
