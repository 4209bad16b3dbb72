// The ward in which a position lies, found on the phone. Loaded lazily.
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Position } from '../place.ts';

export interface WardShape {
  readonly name: string;
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };
}

export const wardAt = (wards: readonly WardShape[], { lat, lon }: Position): string | undefined =>
  wards.find(({ geometry }) => booleanPointInPolygon([lon, lat], geometry))?.name;
