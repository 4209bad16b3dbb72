// A small area map of a fictional town: npm has no writer of PMTiles, so this is one, as little as the format allows.
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { FeatureCollection } from 'geojson';
import { zxyToTileId } from 'pmtiles';

export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
}

export interface ArchiveOptions {
  readonly type: number;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  readonly metadata?: object;
}

const HEADER = 127;
const NOT_COMPRESSED = 1;
export const MVT = 1;
export const PNG = 2;

/** One root directory, nothing compressed, every tile its own entry. */
export function archiveOf(
  tiles: readonly Tile[],
  { type, bounds, metadata = {} }: ArchiveOptions,
): Uint8Array<ArrayBuffer> {
  const sorted = tiles
    .map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) }))
    .toSorted((a, b) => a.id - b.id);
  const root = Uint8Array.from(
    [
      [sorted.length],
      sorted.map(({ id }, index) => id - (sorted[index - 1]?.id ?? 0)),
      sorted.map(() => 1),
      sorted.map(({ bytes }) => bytes.length),
      sorted.map((_, index) => (index === 0 ? 1 : 0)),
    ].flatMap((numbers) => numbers.flatMap(varint)),
  );
  const json = new TextEncoder().encode(JSON.stringify(metadata));
  const data = sorted.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const header = new DataView(new ArrayBuffer(HEADER));
  new TextEncoder().encodeInto('PMTiles', new Uint8Array(header.buffer));
  header.setUint8(7, 3);
  const dataAt = HEADER + root.length + json.length;
  [HEADER, root.length, HEADER + root.length, json.length, dataAt, 0, dataAt, data]
    .concat(Array.from({ length: 3 }, () => sorted.length))
    .forEach((number, index) => header.setBigUint64(8 + index * 8, BigInt(number), true));
  const zooms = sorted.map(({ z }) => z);
  const [least, most] = [Math.min(...zooms), Math.max(...zooms)];
  [1, NOT_COMPRESSED, NOT_COMPRESSED, type, least, most].forEach((byte, index) => header.setUint8(96 + index, byte));
  bounds.forEach((degrees, index) => header.setInt32(102 + index * 4, Math.round(degrees * 1e7), true));
  header.setUint8(118, most);
  header.setInt32(119, Math.round(((bounds[0] + bounds[2]) / 2) * 1e7), true);
  header.setInt32(123, Math.round(((bounds[1] + bounds[3]) / 2) * 1e7), true);
  return Uint8Array.from(
    Buffer.concat([new Uint8Array(header.buffer), root, json, ...sorted.map(({ bytes }) => bytes)]),
  );
}

function varint(number: number): number[] {
  return number < 128 ? [number] : [(number % 128) + 128, ...varint(Math.floor(number / 128))];
}

/** The tile of a position, with its neighbours one around, at each zoom. */
export function tilesAround(
  { lat, lon }: { readonly lat: number; readonly lon: number },
  zooms: readonly number[],
): Omit<Tile, 'bytes'>[] {
  const around = [-1, 0, 1];
  return zooms.flatMap((z) => {
    const count = 2 ** z;
    const x = Math.floor(((lon + 180) / 360) * count);
    const y = Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * count);
    return around.flatMap((dx) => around.map((dy) => ({ z, x: x + dx, y: y + dy })));
  });
}

/** A vector archive of layers drawn from GeoJSON around a position. */
export function vectorArchive(
  centre: { readonly lat: number; readonly lon: number },
  zooms: readonly number[],
  layers: Readonly<Record<string, FeatureCollection>>,
): Uint8Array {
  const indexes = Object.entries(layers).map(
    ([name, features]) => [name, new GeoJSONVT(features, { maxZoom: Math.max(...zooms), extent: 4096 })] as const,
  );
  const tiles = tilesAround(centre, zooms).flatMap(({ z, x, y }) => {
    const found = indexes.flatMap(([name, index]) => {
      const tile = index.getTile(z, x, y);
      return tile ? [[name, tile] as const] : [];
    });
    return found.length > 0 ? [{ z, x, y, bytes: fromGeojsonVt(Object.fromEntries(found)) }] : [];
  });
  return archiveOf(tiles, {
    type: MVT,
    bounds: [centre.lon - 0.05, centre.lat - 0.05, centre.lon + 0.05, centre.lat + 0.05],
    metadata: {
      attribution: '<a href="https://maps.example">&copy; Eastmere Maps</a>',
      vector_layers: Object.keys(layers).map((id) => ({ id, fields: {} })),
    },
  });
}
