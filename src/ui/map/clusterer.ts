// The page's end of the worker that sorts pins: it is asked for what is in view and answers marks.
import { transfer, wrap } from 'comlink';
import type { Position } from '#domain/place.ts';
import type { ClusterIndex } from './cluster-worker.ts';
import type { Box, ClusterMark } from './clusters.ts';

export interface MapPin {
  readonly id: string;
  readonly position: Position;
  readonly label: string;
  readonly open: boolean;
}

export type Mark = { readonly pin: MapPin; readonly position: Position } | ClusterMark;

export interface Clusterer {
  /** Other pins from now on; resolves when they can be asked for. */
  load(pins: readonly MapPin[]): Promise<void>;
  marksIn(box: Box, zoom: number): Promise<readonly Mark[]>;
  zoomInto(cluster: number): Promise<number | undefined>;
  close(): void;
}

export function createClusterer(): Clusterer {
  const worker = new Worker(new URL('./cluster-worker.ts', import.meta.url), { type: 'module', name: 'pins' });
  const index = wrap<ClusterIndex>(worker);
  let loaded: readonly MapPin[] = [];
  let begin: () => void = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  return {
    async load(pins) {
      loaded = pins;
      const positions = new Float64Array(2 * pins.length);
      const open = new Uint8Array(pins.length);
      let at = 0;
      for (const { position, open: isOpen } of pins) {
        positions[2 * at] = position.lon;
        positions[2 * at + 1] = position.lat;
        open[at] = isOpen ? 1 : 0;
        at += 1;
      }
      const done = index.load(transfer({ positions, open }, [positions.buffer, open.buffer]));
      begin();
      await done;
    },
    async marksIn(box, zoom) {
      // Before there are any, nothing is said: that there are none would be wrong.
      await begun;
      // What is asked is answered in turn: these are the pins it will be about.
      const pins = loaded;
      return (await index.marksIn(box, zoom)).flatMap((mark): Mark[] => {
        if (!('pin' in mark)) return [mark];
        const pin = pins[mark.pin];
        return pin ? [{ pin, position: pin.position }] : [];
      });
    },
    zoomInto: (cluster) => index.zoomInto(cluster),
    close: () => worker.terminate(),
  };
}
