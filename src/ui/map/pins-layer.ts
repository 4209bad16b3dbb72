import type { Map as LeafletMap, Point } from 'leaflet';
import { CanvasLayer, type Drawing } from './canvas-layer.ts';
import type { Clusterer, Mark } from './clusterer.ts';
import { mapColour } from './map-theme.ts';

const PIN_RADIUS = 9;
const FINGER = 24;
const FULL_TURN = 2 * Math.PI;

export interface PinsLayer {
  readonly layer: CanvasLayer;
  /** What is drawn, of which the map shows the middle part. */
  shown(): readonly Mark[];
  /** The mark under a point of the map's box, within a finger's width. */
  markAt(map: LeafletMap, point: Point): Mark | undefined;
}

/** Pins and clusters on one canvas; `onDrawn` when others stand there than before. */
export function pinsLayer(clusterer: Clusterer, onDrawn: () => void): PinsLayer {
  const colours = {
    open: mapColour('--attention'),
    done: mapColour('--brand'),
    edge: mapColour('--card'),
    figure: mapColour('--card'),
  };
  let shown: readonly Mark[] = [];
  const draw = ({ context, point }: Drawing): void => {
    context.lineWidth = 2;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = '700 14px "Atkinson Hyperlegible", Arial, sans-serif';
    for (const mark of shown) {
      const { x, y } = point(mark.position);
      const isOpen = 'pin' in mark ? mark.pin.open : mark.open > 0;
      context.beginPath();
      context.arc(x, y, radiusOf(mark), 0, FULL_TURN);
      context.fillStyle = isOpen ? colours.open : colours.done;
      context.fill();
      context.strokeStyle = colours.edge;
      context.stroke();
      if ('pin' in mark) continue;
      context.fillStyle = colours.figure;
      context.fillText(short(mark.count), x, y + 1);
    }
    onDrawn();
  };
  return {
    layer: new CanvasLayer(draw, async ({ bounds, zoom }) => {
      const box = {
        west: bounds.getWest(),
        south: bounds.getSouth(),
        east: bounds.getEast(),
        north: bounds.getNorth(),
      };
      shown = await clusterer.marksIn(box, zoom);
    }),
    shown: () => shown,
    markAt(map, target) {
      const away = (mark: Mark): number =>
        map.latLngToContainerPoint([mark.position.lat, mark.position.lon]).distanceTo(target) - radiusOf(mark);
      const [nearest] = shown
        .map((mark) => ({ mark, metres: away(mark) }))
        .filter(({ metres }) => metres < FINGER - PIN_RADIUS)
        .toSorted((a, b) => a.metres - b.metres);
      return nearest?.mark;
    },
  };
}

const radiusOf = (mark: Mark): number =>
  'pin' in mark ? PIN_RADIUS : 14 + Math.min(3, Math.floor(Math.log10(mark.count))) * 4;

const short = (count: number): string => (count < 1000 ? `${count}` : `${Math.floor(count / 1000)}k`);
