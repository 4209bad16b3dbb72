// Sorts pins into clusters beside the page, which goes on drawing and listening meanwhile.
import { expose } from 'comlink';
import { type Box, type Clusters, clustersOf, type PinPoints } from './clusters.ts';

let clusters: Clusters | undefined;

const index = {
  load(points: PinPoints): void {
    clusters = clustersOf(points);
  },
  marksIn: (box: Box, zoom: number) => clusters?.marksIn(box, zoom) ?? [],
  zoomInto: (cluster: number) => clusters?.zoomInto(cluster),
};
export type ClusterIndex = typeof index;

expose(index);
