// The council's area map as a layer of Leaflet: raster tiles as images, vector tiles in our own style. Whoever shows the
// map says how its bytes are read; nothing here asks a network.
import * as leaflet from 'leaflet';
import { GridLayer, type GridLayerOptions, type Layer } from 'leaflet';
import { PMTiles, TileType } from 'pmtiles';
import { z } from 'zod';

export interface AreaTiles {
  /** Of the archive: another one is another map. */
  readonly sha256: string;
  readonly tiles: 'vector' | 'raster';
  readonly bounds: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly attribution: string;
}

export type ReadSlice = (offset: number, length: number) => Promise<ArrayBuffer>;

export async function areaLayer(area: AreaTiles, read: ReadSlice): Promise<Layer> {
  const archive = new PMTiles({
    getKey: () => area.sha256,
    getBytes: async (offset, length) => ({ data: await read(offset, length) }),
  });
  const { west, south, east, north } = area.bounds;
  const options = {
    bounds: leaflet.latLngBounds([south, west], [north, east]),
    minZoom: area.minZoom,
    maxZoom: 19,
    // Nothing is worth drawing while the finger still moves.
    updateWhenIdle: true,
    keepBuffer: 1,
  } satisfies LayerOptions;
  return area.tiles === 'raster'
    ? new RasterLayer(archive, { ...options, maxNativeZoom: area.maxZoom, className: 'map-raster' })
    : vectorLayer(archive, area, options);
}

interface LayerOptions extends Pick<GridLayerOptions, 'updateWhenIdle' | 'keepBuffer'> {
  readonly bounds: leaflet.LatLngBounds;
  readonly minZoom: number;
  readonly maxZoom: number;
}

const metadataSchema = z.object({ vector_layers: z.array(z.object({ id: z.string() })).optional() });

async function vectorLayer(archive: PMTiles, area: AreaTiles, options: LayerOptions): Promise<Layer> {
  // The library extends a class of the global of this name.
  Reflect.set(globalThis, 'L', leaflet);
  const { leafletLayer, vectorRules } = await import('./area-style.ts');
  const layers = metadataSchema.safeParse(await archive.getMetadata()).data?.vector_layers ?? [];
  const rules = vectorRules(layers.map(({ id }) => id));
  const layer: unknown = leafletLayer({ ...options, ...rules, url: archive, maxDataZoom: area.maxZoom });
  if (!(layer instanceof GridLayer)) throw new TypeError('The vector layer is not one of Leaflet’s');
  return layer;
}

const imageTypes: Readonly<Record<number, string>> = {
  [TileType.Png]: 'image/png',
  [TileType.Jpeg]: 'image/jpeg',
  [TileType.Webp]: 'image/webp',
  [TileType.Avif]: 'image/avif',
};

class RasterLayer extends GridLayer {
  readonly #archive: PMTiles;

  constructor(archive: PMTiles, options: GridLayerOptions) {
    super(options);
    this.#archive = archive;
  }

  protected override createTile(coords: leaflet.Coords, done: leaflet.DoneCallback): HTMLElement {
    const tile = document.createElement('img');
    tile.alt = '';
    void this.#fill(tile, coords, done);
    return tile;
  }

  async #fill(tile: HTMLImageElement, coords: leaflet.Coords, done: leaflet.DoneCallback): Promise<void> {
    try {
      await this.#read(tile, coords);
      done(undefined, tile);
    } catch (error) {
      done(error instanceof Error ? error : new Error('No tile'), tile);
    }
  }

  async #read(tile: HTMLImageElement, { x, y, z: zoom }: leaflet.Coords): Promise<void> {
    const [{ tileType }, found] = await Promise.all([this.#archive.getHeader(), this.#archive.getZxy(zoom, x, y)]);
    if (!found) return;
    const url = URL.createObjectURL(new Blob([found.data], { type: imageTypes[tileType] ?? 'image/png' }));
    try {
      tile.src = url;
      await tile.decode();
    } finally {
      URL.revokeObjectURL(url);
    }
  }
}
