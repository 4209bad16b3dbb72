// Pins that stand too close to be told apart are one mark with their number.
import Supercluster from 'supercluster';
import { LEAST_ZOOM } from './least-zoom.ts';
import type { Position } from '#domain/place.ts';

export interface MapPin {
  readonly id: string;
  readonly position: Position;
  readonly label: string;
  readonly open: boolean;
}

export type Mark =
  | { readonly pin: MapPin; readonly position: Position }
  | { readonly cluster: number; readonly count: number; readonly open: number; readonly position: Position };

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface Clusters {
  marksIn(box: Box, zoom: number): readonly Mark[];
  /** The first zoom at which it falls apart. */
  zoomInto(cluster: number): number;
}

/** From one closer on every pin stands alone, though it may lie on another. */
const MOST_CLUSTERED = 18;
const RADIUS = 56;

export function clustersOf(pins: readonly MapPin[]): Clusters {
  const index = new Supercluster<{ readonly pin: MapPin }, { open: number }>({
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_CLUSTERED,
    radius: RADIUS,
    map: ({ pin }) => ({ open: pin.open ? 1 : 0 }),
    reduce(sum, { open }) {
      sum.open += open;
    },
  });
  index.load(
    pins.map((pin) => ({
      type: 'Feature',
      properties: { pin },
      geometry: { type: 'Point', coordinates: [pin.position.lon, pin.position.lat] },
    })),
  );
  return {
    marksIn: ({ west, south, east, north }, zoom) =>
      index.getClusters([west, south, east, north], Math.round(zoom)).map(({ properties, geometry }): Mark => {
        const [lon = 0, lat = 0] = geometry.coordinates;
        if ('pin' in properties) return { pin: properties.pin, position: properties.pin.position };
        const { cluster_id: cluster, point_count: count, open } = properties;
        return { cluster, count, open, position: { lat, lon } };
      }),
    zoomInto: (cluster) => index.getClusterExpansionZoom(cluster),
  };
}
