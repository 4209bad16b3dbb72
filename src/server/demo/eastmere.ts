// The fictional council of the demonstration: its people, wards and places. Nothing here exists.
import type { Role } from '#domain/role.ts';
import type { Wording } from '#domain/wording.ts';
import type { NamedPlaces, Wards } from '#protocol/settings-documents.ts';

export const COUNCIL = 'Eastmere Borough Council';
export const TEAM = 'Community Protection';

/** Not approved: what is printed says DRAFT, as it would before any council's solicitor had read it. */
export const wording: Wording = {
  approved: false,
  letterhead: 'Community Protection Team\nTown Hall, High Street, Eastmere EM1 1AA',
  contact: 'Telephone 01999 555 0100 or write to community.protection@eastmere.example, with the reference above.',
  guidance: 'https://www.eastmere.example/community-protection',
  texts: {},
};

export interface DemoPerson {
  readonly name: string;
  readonly roles: readonly Role[];
  /** How many phones' worth of work they sent in the year. */
  readonly phone: boolean;
}

export const manager: DemoPerson = { name: 'Alex Marsh', roles: ['manager', 'admin'], phone: false };

export const team: readonly DemoPerson[] = [
  { name: 'Robin Vale', roles: ['officer'], phone: true },
  { name: 'Jo Hart', roles: ['officer'], phone: true },
  { name: 'Kit Lowe', roles: ['officer', 'assessor'], phone: true },
  { name: 'Morgan Reed', roles: ['coordinator', 'assessor'], phone: true },
  { name: 'Pat Wells', roles: ['crew'], phone: false },
];

const WEST = 1.52;
const SOUTH = 51.3;
const WIDTH = 0.03;
const HEIGHT = 0.022;

/** A ward is a leaning four-sided piece of the town: a column and a row of it. */
const ward = (name: string, column: number, row: number): Wards[number] => {
  const corner = (x: number, y: number) => [
    Math.round((WEST + (x + 0.12 * y) * WIDTH) * 1e5) / 1e5,
    Math.round((SOUTH + (y - 0.08 * x) * HEIGHT) * 1e5) / 1e5,
  ];
  const [a, b, c, d] = [
    corner(column, row),
    corner(column + 1, row),
    corner(column + 1, row + 1),
    corner(column, row + 1),
  ];
  return { name, geometry: { type: 'Polygon', coordinates: [[a, b, c, d, a]] } };
};

export const wards: Wards = [
  ward('Saltings', 0, 0),
  ward('Harbour', 1, 0),
  ward('Castle', 2, 0),
  ward('Northfield', 0, 1),
  ward('Old Town', 1, 1),
  ward('Marsh End', 2, 1),
];

const place = (name: string, x: number, y: number, ...aliases: string[]): NamedPlaces[number] => ({
  name,
  aliases,
  position: { lat: Math.round((SOUTH + y * HEIGHT) * 1e6) / 1e6, lon: Math.round((WEST + x * WIDTH) * 1e6) / 1e6 },
  container: false,
});

export const places: NamedPlaces = [
  place('Harbour Steps', 1.5, 0.3, 'harbour stairs', 'the steps'),
  place('Fish Quay', 1.7, 0.5),
  place('Saltings Car Park', 0.4, 0.4, 'saltings carpark'),
  place('Castle Gardens', 2.4, 0.3, 'castle park'),
  place('Beacon Alley', 1.4, 1.2, 'beacon lane'),
  place('Market Cross', 1.6, 1.4),
  place('Corn Street underpass', 1.3, 1.6, 'corn st subway'),
  place('Northfield Recreation Ground', 0.5, 1.5, 'northfield rec', 'the rec'),
  place('Windmill Lane', 0.7, 1.2),
  place('Marsh End Lay-by', 2.7, 1.3, 'marsh end layby'),
  place('Cutler’s Field', 2.4, 1.6, 'cutlers field'),
  place('Priory Churchyard', 1.8, 1.7),
  place('Lighthouse Shelter', 2.1, 0.5),
  { name: 'Needle bins', aliases: ['sharps bins'], container: true },
];
