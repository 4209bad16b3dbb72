// One canvas over the map for whatever has too many parts to be elements. It moves with the map and is drawn again when
// the map stands still.
import { DomUtil, Layer, type LatLngBounds, type Map as LeafletMap, type Point } from 'leaflet';
import type { Position } from '#domain/place.ts';

export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly map: LeafletMap;
  /** What the canvas covers: more than is in view, for the next pull of a finger. */
  readonly bounds: LatLngBounds;
  readonly point: (position: Position) => Point;
}

/** Of the map's size, on each side. */
const MARGIN = 0.3;

export class CanvasLayer extends Layer {
  readonly #draw: (drawing: Drawing) => void;
  readonly #canvas = document.createElement('canvas');
  #shown: LeafletMap | undefined;

  constructor(draw: (drawing: Drawing) => void) {
    super();
    this.#draw = draw;
    this.#canvas.className = 'map-canvas leaflet-zoom-hide';
  }

  override onAdd(map: LeafletMap): this {
    this.#shown = map;
    map.getPanes().overlayPane.append(this.#canvas);
    this.redraw();
    return this;
  }

  override onRemove(): this {
    this.#shown = undefined;
    this.#canvas.remove();
    return this;
  }

  override getEvents = () => ({ moveend: () => this.redraw(), resize: () => this.redraw() });

  redraw(): void {
    const map = this.#shown;
    const context = this.#canvas.getContext('2d');
    if (!map || !context) return;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-MARGIN)).round();
    const [width, height] = [Math.ceil(size.x * (1 + 2 * MARGIN)), Math.ceil(size.y * (1 + 2 * MARGIN))];
    const sharp = window.devicePixelRatio || 1;
    this.#canvas.width = width * sharp;
    this.#canvas.height = height * sharp;
    this.#canvas.style.inlineSize = `${width}px`;
    this.#canvas.style.blockSize = `${height}px`;
    DomUtil.setPosition(this.#canvas, corner);
    context.setTransform(sharp, 0, 0, sharp, -corner.x * sharp, -corner.y * sharp);
    const bounds = map.getBounds().pad(MARGIN);
    this.#draw({ context, map, bounds, point: ({ lat, lon }) => map.latLngToLayerPoint([lat, lon]) });
  }
}
