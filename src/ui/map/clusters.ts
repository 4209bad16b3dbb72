// Pins that stand too close to be told apart are one mark with their number. Runs in a worker: sorting very many takes a while.
import Supercluster from 'supercluster';
import { LEAST_ZOOM } from './least-zoom.ts';
import type { Position } from '#domain/place.ts';

/** Pins by their place in a list, so that nothing of them but this need cross to a worker. */
export interface PinPoints {
  /** Longitude and latitude in turn. */
  readonly positions: Float64Array;
  readonly open: Uint8Array;
}

export interface ClusterMark {
  readonly cluster: number;
  readonly count: number;
  readonly open: number;
  readonly position: Position;
}

export type PointMark = { readonly pin: number } | ClusterMark;

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface Clusters {
  marksIn(box: Box, zoom: number): readonly PointMark[];
  /** The first zoom at which it falls apart. */
  zoomInto(cluster: number): number;
}

/** From one closer on every pin stands alone, though it may lie on another. */
const MOST_CLUSTERED = 18;
const RADIUS = 56;

export function clustersOf({ positions, open }: PinPoints): Clusters {
  const index = new Supercluster<{ readonly pin: number }, { open: number }>({
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_CLUSTERED,
    radius: RADIUS,
    map: ({ pin }) => ({ open: open[pin] ?? 0 }),
    reduce(sum, { open: more }) {
      sum.open += more;
    },
  });
  index.load(
    Array.from(open, (_, pin) => ({
      type: 'Feature',
      properties: { pin },
      geometry: { type: 'Point', coordinates: [positions[2 * pin] ?? 0, positions[2 * pin + 1] ?? 0] },
    })),
  );
  return {
    marksIn: ({ west, south, east, north }, zoom) =>
      index.getClusters([west, south, east, north], Math.round(zoom)).map(({ properties, geometry }): PointMark => {
        if ('pin' in properties) return { pin: properties.pin };
        const [lon = 0, lat = 0] = geometry.coordinates;
        const { cluster_id: cluster, point_count: count, open: stillOpen } = properties;
        return { cluster, count, open: stillOpen, position: { lat, lon } };
      }),
    zoomInto: (cluster) => index.getClusterExpansionZoom(cluster),
  };
}
