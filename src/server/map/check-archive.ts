// Whether a file is an area map that phones can draw, said in a sentence that helps whoever has the wrong one.
import type { FileHandle } from 'node:fs/promises';
import { type Header, PMTiles, type Source, TileType } from 'pmtiles';
import { z } from 'zod';
import type { AreaMap } from '#protocol/area-map.ts';
import { badRequest } from '../http/refusal.ts';

type Facts = Omit<AreaMap, 'name' | 'sha256'>;

const rasters = new Set([TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif]);
const HEADER_BYTES = 127;
const SPEC_VERSION = 3;
const DEEPEST = 24;

/** What the file says of itself; throws a Refusal in plain English otherwise. */
export async function checkArchive(handle: FileHandle, size: number): Promise<Facts> {
  const start = await readSlice(handle, 0, HEADER_BYTES);
  const wrong = wrongStart(start);
  if (wrong) throw badRequest(wrong);
  const archive = new PMTiles(sourceOf(handle));
  const header = await archive.getHeader().catch(() => {
    throw badRequest(DAMAGED);
  });
  const problem = headerProblem(header, size);
  if (problem) throw badRequest(problem);
  const metadata = await archive.getMetadata().catch(() => {
    throw badRequest(DAMAGED);
  });
  return {
    size,
    tiles: header.tileType === TileType.Mvt ? 'vector' : 'raster',
    bounds: { west: header.minLon, south: header.minLat, east: header.maxLon, north: header.maxLat },
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    attribution: plainText(metadataSchema.safeParse(metadata).data?.attribution ?? ''),
  };
}

const WANTED = 'The area map must be one PMTiles file, version 3.';
const DAMAGED = `This file begins like PMTiles and cannot be read on. Copy it again, or ask for it again. ${WANTED}`;

function wrongStart(start: Uint8Array): string | undefined {
  const text = Buffer.from(start).toString('latin1');
  if (text.startsWith('SQLite format 3'))
    return `This is an MBTiles or GeoPackage file. Whoever made it can save it as PMTiles. ${WANTED}`;
  if (text.startsWith('PK')) return `This is a ZIP file. Unpack it first. ${WANTED}`;
  if (/^\s*[[{]/.test(text))
    return `This is a JSON file: ward boundaries and places go in under their own names. ${WANTED}`;
  if (!text.startsWith('PMTiles')) return `This is not a PMTiles file. ${WANTED}`;
  if (start[7] !== SPEC_VERSION) return `This is PMTiles version ${start[7] ?? 0}. ${WANTED}`;
  return start.length < HEADER_BYTES ? CUT_SHORT : undefined;
}

const CUT_SHORT = 'The file is cut short: its end is missing. Copy it again, or ask for it again.';

function headerProblem(header: Header, size: number): string | undefined {
  const { tileType, minZoom, maxZoom, minLon, minLat, maxLon, maxLat, numAddressedTiles } = header;
  const ends = [
    header.rootDirectoryOffset + header.rootDirectoryLength,
    header.jsonMetadataOffset + header.jsonMetadataLength,
    header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
    header.tileDataOffset + (header.tileDataLength ?? 0),
  ];
  if (ends.some((end) => end > size)) return CUT_SHORT;
  if (tileType !== TileType.Mvt && !rasters.has(tileType))
    return 'Its tiles are of a type that phones cannot draw. Vector tiles (MVT), PNG, JPEG, WebP and AVIF can be drawn.';
  if (!(minZoom <= maxZoom && maxZoom <= DEEPEST)) return DAMAGED;
  const onEarth = minLon >= -180 && maxLon <= 180 && minLat >= -90 && maxLat <= 90;
  if (!onEarth || minLon >= maxLon || minLat >= maxLat) return 'It does not say which area it shows.';
  return numAddressedTiles === 0 ? 'There are no tiles in it.' : undefined;
}

const metadataSchema = z.object({ attribution: z.string().optional() });

/** Attributions are often HTML; here they are shown as words. */
const plainText = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&copy;', '©')
    .replaceAll('&amp;', '&')
    .trim()
    .slice(0, 500);

const sourceOf = (handle: FileHandle): Source => ({
  getKey: () => 'file',
  async getBytes(offset, length) {
    const bytes = await readSlice(handle, offset, length);
    return { data: new Uint8Array(bytes).buffer };
  },
});

async function readSlice(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
