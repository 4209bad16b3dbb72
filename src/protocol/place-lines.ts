// The council's places as lines of text: one place a line, as a spreadsheet saves them.
import { z } from 'zod';
import { positionSchema } from '#domain/place.ts';
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

/** Without a header: name, other spellings (with ; between), latitude, longitude, container (yes or no). Only the name is needed. */
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
];

/** Where each column stands, when the first row says it: a file of another program has more of them, in another order. */
function headerOf(row: string): readonly number[] | undefined {
  const cells = cellsOf(row);
  const found = COLUMNS.map((name) => cells.findIndex((cell) => name.test(cell)));
  const inOrder = COLUMNS.map((_, index) => index);
  if (found[0] === -1) return undefined;
  // A row that names neither degree is a heading over the usual order.
  return found[2] === -1 || found[3] === -1 ? inOrder : found;
}

function placeOf([name = '', others = '', lat = '', lon = '', container = '']: readonly string[]): NamedPlace | string {
  if (!name) return 'The name is missing';
  if ((lat === '') !== (lon === '')) return 'Give both latitude and longitude, or neither';
  if (!['', 'yes', 'no'].includes(container.toLowerCase())) return 'Write yes or no for the container';
  const position = lat === '' ? undefined : positionSchema.safeParse({ lat: Number(lat), lon: Number(lon) });
  if (position && !position.success) return 'Latitude and longitude are not degrees, like 51.273 and 0.519';
  return {
    name,
    aliases: others.split(';').flatMap((other) => other.trim() || []),
    container: container.toLowerCase() === 'yes',
    ...(position && { position: position.data }),
  };
}

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
