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

interface Asked {
  readonly bounds: LatLngBounds;
  readonly zoom: number;
}

export class CanvasLayer extends Layer {
  readonly #draw: (drawing: Drawing) => void;
  readonly #gather: (asked: Asked) => Promise<void>;
  #turn = 0;
  #zoom: number | undefined;
  readonly #canvas = document.createElement('canvas');
  #shown: LeafletMap | undefined;

  /** What must first be gathered elsewhere is drawn when it is there; the canvas moves with the map meanwhile. */
  constructor(draw: (drawing: Drawing) => void, gather: (asked: Asked) => Promise<void> = nextTask) {
    super();
    this.#draw = draw;
    this.#gather = gather;
    this.#canvas.className = 'map-canvas leaflet-zoom-hide';
  }

  override onAdd(map: LeafletMap): this {
    this.#shown = map;
    map.getPanes().overlayPane.append(this.#canvas);
    this.renew();
    return this;
  }

  override onRemove(): this {
    this.#turn += 1;
    this.#shown = undefined;
    this.#canvas.remove();
    return this;
  }

  override getEvents = () => ({ moveend: () => this.renew(), resize: () => this.renew() });

  /** For where the map is now. */
  renew(): void {
    const map = this.#shown;
    if (!map) return;
    const zoom = map.getZoom();
    // Of another zoom nothing would stand where it belongs.
    if (this.#zoom !== zoom) this.#blank();
    this.#zoom = zoom;
    this.#turn += 1;
    const turn = this.#turn;
    const paint = () => turn === this.#turn && this.#paint();
    // Without what cannot be gathered the map is still a map.
    void this.#gather({ bounds: map.getBounds().pad(MARGIN), zoom }).then(paint, () => undefined);
  }

  #blank(): void {
    const context = this.#canvas.getContext('2d');
    context?.resetTransform();
    context?.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  #paint(): void {
    const map = this.#shown;
    const context = this.#canvas.getContext('2d');
    if (!map || !context) return;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-MARGIN)).round();
    const [width, height] = [Math.ceil(size.x * (1 + 2 * MARGIN)), Math.ceil(size.y * (1 + 2 * MARGIN))];
    const sharp = window.devicePixelRatio || 1;
    this.#size(width, height, sharp);
    DomUtil.setPosition(this.#canvas, corner);
    context.setTransform(sharp, 0, 0, sharp, -corner.x * sharp, -corner.y * sharp);
    const bounds = map.getBounds().pad(MARGIN);
    this.#draw({ context, map, bounds, point: ({ lat, lon }) => map.latLngToLayerPoint([lat, lon]) });
  }

  /** Emptied; made anew only where its size is another, which costs most of a drawing. */
  #size(width: number, height: number, sharp: number): void {
    const [across, down] = [Math.round(width * sharp), Math.round(height * sharp)];
    if (this.#canvas.width === across && this.#canvas.height === down) {
      this.#blank();
      return;
    }
    this.#canvas.width = across;
    this.#canvas.height = down;
    this.#canvas.style.inlineSize = `${width}px`;
    this.#canvas.style.blockSize = `${height}px`;
  }
}

/** So that nothing is drawn while a finger is being answered. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
