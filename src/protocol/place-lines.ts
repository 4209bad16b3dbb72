// The council's places as lines of text: one place a line, as a spreadsheet saves them.
import { z } from 'zod';
import { isOnGrid, positionOfGridPoint } from '#domain/geo/national-grid.ts';
import { type Position, positionSchema } from '#domain/place.ts';
import type { NamedPlaces } from './settings-documents.ts';

type NamedPlace = NamedPlaces[number];

export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

interface ReadPlaces {
  readonly places: NamedPlaces;
  readonly problems: readonly LineProblem[];
}

/**
 * Without a header: name, other spellings (with ; between), latitude, longitude, container (yes or no). Only the name is
 * needed. A header may name easting and northing in the place of degrees.
 */
export function readPlaces(text: string): ReadPlaces {
  const problems: LineProblem[] = [];
  const lineByName = new Map<string, number>();
  const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = headerOf(rows[0] ?? '');
  const places = rows.flatMap((row, index): NamedPlace[] => {
    const line = index + 1;
    if (row.trim() === '' || (index === 0 && header)) return [];
    const cells = cellsOf(row);
    const place = placeOf(header ? header.map((at) => cells[at] ?? '') : cells);
    if (typeof place === 'string') {
      problems.push({ line, message: place });
      return [];
    }
    const first = lineByName.get(place.name.toLowerCase());
    if (first !== undefined) problems.push({ line, message: `“${place.name}” stands on line ${first} already` });
    lineByName.set(place.name.toLowerCase(), first ?? line);
    return [place];
  });
  return { places, problems };
}

const COLUMNS = [
  /^(place_?)?name$/i,
  /^(aliases|alias|other (names|spellings))$/i,
  /^lat(itude)?$/i,
  /^(lon|lng|long|longitude)$/i,
  /^container$/i,
  /^eastings?$/i,
  /^northings?$/i,
];

/** Where each column stands, when the first row says it: a file of another program has more of them, in another order. */
function headerOf(row: string): readonly number[] | undefined {
  const cells = cellsOf(row);
  const found = COLUMNS.map((name) => cells.findIndex((cell) => name.test(cell)));
  const [name, , lat, lon, , easting, northing] = found;
  if (name === -1) return undefined;
  // A row that names no position is a heading over the usual order.
  const isPlaced = (lat !== -1 && lon !== -1) || (easting !== -1 && northing !== -1);
  return isPlaced ? found : COLUMNS.slice(0, UNNAMED_COLUMNS).map((_, index) => index);
}

const UNNAMED_COLUMNS = 5;

function placeOf(cells: readonly string[]): NamedPlace | string {
  const [name = '', others = '', lat = '', lon = '', container = '', easting = '', northing = ''] = cells;
  if (!name) return 'The name is missing';
  if (!['', 'yes', 'no'].includes(container.toLowerCase())) return 'Write yes or no for the container';
  const inDegrees = lat !== '' || lon !== '';
  const placed = inDegrees ? positionOfDegrees(lat, lon) : positionOfMetres(easting, northing);
  if (typeof placed === 'string') return placed;
  return {
    name,
    aliases: others.split(';').flatMap((other) => other.trim() || []),
    container: container.toLowerCase() === 'yes',
    ...(placed && { position: placed }),
  };
}

function positionOfDegrees(lat: string, lon: string): Position | string {
  if (lat === '' || lon === '') return 'Give both latitude and longitude, or neither';
  const position = positionSchema.safeParse({ lat: Number(lat), lon: Number(lon) });
  return position.data ?? 'Latitude and longitude are not degrees, like 51.273 and 0.519';
}

function positionOfMetres(east: string, north: string): Position | string | undefined {
  if (east === '' && north === '') return undefined;
  if (east === '' || north === '') return 'Give both easting and northing, or neither';
  const point = { easting: Number(east), northing: Number(north) };
  // Whoever puts degrees or a square's own figures there is told, not placed in the sea.
  if (!isOnGrid(point) || point.easting < NEAREST_METRES || point.northing < NEAREST_METRES)
    return 'Easting and northing are not metres of the National Grid, like 575914 and 155530';
  const { lat, lon } = positionOfGridPoint(point);
  return { lat: toMillionth(lat), lon: toMillionth(lon) };
}

/** No land lies so close to the grid's false origin. */
const NEAREST_METRES = 1000;
const toMillionth = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** The cells of one line; a cell in double quotes may hold commas, and a doubled quote stands for one. */
export const cellsOf = (row: string): readonly string[] =>
  [...row.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );

const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const placeLines = (places: NamedPlaces): string =>
  places
    .map(({ name, aliases, position, container }) =>
      [cell(name), cell(aliases.join('; ')), position?.lat ?? '', position?.lon ?? '', container ? 'yes' : '']
        .join(', ')
        .replace(/[, ]+$/, ''),
    )
    .join('\n');

const pointsSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()).nullable(),
      geometry: z
        .object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]).rest(z.number()) })
        .nullable(),
    }),
  ),
});

/** Points of a GeoJSON file as lines; undefined where it is something else. */
export function linesOfGeoJson(text: string): string | undefined {
  const points = pointsSchema.safeParse(jsonOf(text));
  if (!points.success) return undefined;
  return placeLines(
    points.data.features.map(({ properties, geometry }) => {
      const [lon, lat] = geometry?.coordinates ?? [];
      const name = properties?.name ?? properties?.NAME ?? properties?.Name;
      return {
        name: typeof name === 'string' ? name : '',
        aliases: [],
        container: false,
        ...(lat !== undefined && lon !== undefined && { position: { lat, lon } }),
      };
    }),
  );
}

/** The places of a file: lines as a spreadsheet saves them, or points of GeoJSON. */
export function readPlacesFile(text: string): ReadPlaces {
  const lines = linesOfGeoJson(text);
  if (lines === undefined && /^\s*[[{]/.test(text))
    return { places: [], problems: [{ line: 1, message: 'This is not GeoJSON with a list of named points' }] };
  return readPlaces(lines ?? text);
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
