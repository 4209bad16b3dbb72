// British National Grid by proj4 with the 7-parameter transformation: within about 5 m of OSTN15. Loaded lazily.
import proj4 from 'proj4';
import type { Position } from '../place.ts';

// One wrong number in towgs84 moves a point by tens of metres without an error: the test holds it to Ordnance Survey's example.
const EPSG_27700 =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';
const toGrid = proj4('WGS84', EPSG_27700);

const SQUARE = 100_000;
const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';
const EAST_MOST = 700_000;
const NORTH_MOST = 1_300_000;

export interface GridPoint {
  readonly easting: number;
  readonly northing: number;
}

/** Metres east and north of the grid's false origin. */
export function gridPointOf({ lat, lon }: Position): GridPoint {
  const [easting = Number.NaN, northing = Number.NaN] = toGrid.forward([lon, lat]);
  return { easting, northing };
}

export function positionOfGridPoint({ easting, northing }: GridPoint): Position {
  const [lon = Number.NaN, lat = Number.NaN] = toGrid.inverse([easting, northing]);
  return { lat, lon };
}

const REFERENCE = /^([A-HJ-Z])([A-HJ-Z])\s*(?:(\d{3})\s*(\d{3})|(\d{4})\s*(\d{4})|(\d{5})\s*(\d{5}))$/i;

/** The middle of the square that a typed reference of six, eight or ten figures names; undefined where it is none. */
export function positionOfReference(text: string): Position | undefined {
  const [, first = '', second = '', ...pairs] = REFERENCE.exec(text.trim()) ?? [];
  const [east, north] = pairs.filter((digits) => digits !== undefined);
  if (!east || !north) return undefined;
  const [major, minor] = [first, second].map((letter) => LETTERS.indexOf(letter.toUpperCase()));
  if (major === undefined || minor === undefined) return undefined;
  const square = {
    e: ((((major - 2) % 5) + 5) % 5) * 5 + (minor % 5),
    n: 19 - Math.floor(major / 5) * 5 - Math.floor(minor / 5),
  };
  const step = SQUARE / 10 ** east.length;
  const within = (digits: string): number => (Number(digits) + 0.5) * step;
  const point = { easting: square.e * SQUARE + within(east), northing: square.n * SQUARE + within(north) };
  return isOnGrid(point) ? positionOfGridPoint(point) : undefined;
}

export const isOnGrid = ({ easting, northing }: GridPoint): boolean =>
  easting >= 0 && easting < EAST_MOST && northing >= 0 && northing < NORTH_MOST;

/** "TQ 7591 5553": to 10 m; undefined outside the grid. */
export function gridReference(position: Position): string | undefined {
  const point = gridPointOf(position);
  if (!isOnGrid(point)) return undefined;
  const { easting, northing } = point;
  const digits = (metres: number): string => String(Math.floor((metres % SQUARE) / 10)).padStart(4, '0');
  return `${squareOf(point) ?? ''} ${digits(easting)} ${digits(northing)}`;
}

/** The two letters of its 100 km square: "TQ". */
export function squareOf(point: GridPoint): string | undefined {
  if (!isOnGrid(point)) return undefined;
  const [e, n] = [Math.floor(point.easting / SQUARE), Math.floor(point.northing / SQUARE)];
  const first = 19 - n - ((19 - n) % 5) + Math.floor((e + 10) / 5);
  const second = (((19 - n) * 5) % 25) + (e % 5);
  return `${LETTERS[first] ?? ''}${LETTERS[second] ?? ''}`;
}
