import { expect, test } from 'vitest';
import { defaultLaw } from '#domain/law-table.ts';
import { lawFields } from '#desk/settings/law-fields.ts';
import { cellsOf, linesOfGeoJson, placeLines, readPlaces } from '#protocol/place-lines.ts';
import { readWards } from '#protocol/ward-file.ts';
import { wholeNumber } from '#desk/settings/whole-number.ts';
import { latestOf, versionsOf } from '#desk/settings-versions.ts';
import { workingSchema } from '#domain/working.ts';
import { rulebookOf } from '#protocol/rulebook-of-settings.ts';
import { placesSchema, type SettingsDocument, wardsSchema } from '#protocol/settings-documents.ts';

test('a line is a place, with only its name needed', () => {
  const { places, problems } = readPlaces(
    'River Steps, Riverside; the steps, 51.273, 0.519\n\nNeedle bins,,,,yes\r\nRose Garden',
  );
  expect(problems).toEqual([]);
  expect(placesSchema.parse(places)).toEqual([
    {
      name: 'River Steps',
      aliases: ['Riverside', 'the steps'],
      container: false,
      position: { lat: 51.273, lon: 0.519 },
    },
    { name: 'Needle bins', aliases: [], container: true },
    { name: 'Rose Garden', aliases: [], container: false },
  ]);
});

test('every line that cannot be read is named by its number', () => {
  const { problems } = readPlaces('name,aliases\n, one\nA,,51\nB,,99,200\nC,,x,y\nD,,,,perhaps\nE\ne');
  expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 8]);
  expect(problems.at(-1)?.message).toBe('“e” stands on line 7 already');
});

test('a first row that names its columns says where they stand', () => {
  const { places, problems } = readPlaces(
    '\uFEFFid,Longitude,Latitude,Place_Name,ward,Aliases\r\n7,0.519,51.273,River Steps,High Street,the steps;stairs',
  );
  expect(problems).toEqual([]);
  expect(places).toEqual([
    { name: 'River Steps', aliases: ['the steps', 'stairs'], container: false, position: { lat: 51.273, lon: 0.519 } },
  ]);
});

test('easting and northing are taken where a first row names them, and degrees there are not', () => {
  const { places, problems } = readPlaces('name,Easting,Northing\nRiver Steps,575914,155530\nB,51.2,0.5\nC,575914,');
  // One of Ordnance Survey's metres is a few hundred-thousandths of a degree.
  expect(places[0]?.position?.lat).toBeCloseTo(51.2716, 3);
  expect(places[0]?.position?.lon).toBeCloseTo(0.5205, 3);
  expect(problems.map(({ line, message }) => [line, message.slice(0, 24)])).toEqual([
    [3, 'Easting and northing are'],
    [4, 'Give both easting and no'],
  ]);
});

test('places go to lines and back', () => {
  const text = '"Bins, ""High"" Street", the bins, , , yes\nRiver Steps, , 51.273, 0.519\nRose Garden';
  expect(placeLines(readPlaces(text).places)).toBe(text);
  expect(cellsOf('"a ""b"", c", d,')).toEqual(['a "b", c', 'd', '']);
});

const feature = (properties: unknown, geometry: unknown) => ({ type: 'Feature', properties, geometry });
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

test('points of GeoJSON become lines; anything else is read as lines', () => {
  expect(
    linesOfGeoJson(file(feature({ name: 'River Steps' }, { type: 'Point', coordinates: [0.519, 51.273, 12] }))),
  ).toBe('River Steps, , 51.273, 0.519');
  expect(linesOfGeoJson('River Steps')).toBeUndefined();
});

const square = [
  [
    [0.5, 51.2],
    [0.51, 51.2],
    [0.51, 51.21],
    [0.500000001, 51.2000001],
    [0.5, 51.2],
  ],
];

test('wards take their name from a property of any year, and lose what a phone does not need', () => {
  const { wards, problems } = readWards(
    file(
      feature(
        { WD13CD: 'E1', WD13NM: ' Fant ' },
        { type: 'Polygon', coordinates: [(square[0] ?? []).map((point) => [...point, 4.2])] },
      ),
      feature({ Name: 'High Street' }, { type: 'MultiPolygon', coordinates: [square] }),
    ),
  );
  expect(problems).toEqual([]);
  expect(wardsSchema.parse(wards).map(({ name }) => name)).toEqual(['Fant', 'High Street']);
  expect(wards[0]?.geometry).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [0.5, 51.2],
        [0.51, 51.2],
        [0.51, 51.21],
        [0.5, 51.2],
      ],
    ],
  });
});

test('a ward without a name, of another shape or in metres is named by its number', () => {
  const { problems } = readWards(
    file(
      feature({ code: 'E1' }, { type: 'Polygon', coordinates: square }),
      feature({ name: 'Dot' }, { type: 'Point', coordinates: [0.5, 51.2] }),
      feature(
        { name: 'Far' },
        {
          type: 'Polygon',
          coordinates: [
            [
              [575_000, 155_000],
              [576_000, 155_000],
              [576_000, 156_000],
            ],
          ],
        },
      ),
    ),
  );
  expect(problems.map(({ line }) => line)).toEqual([1, 2, 3]);
  expect(problems[2]?.message).toContain('WGS84');
  expect(readWards('no').problems).toHaveLength(1);
});

const document = (
  name: SettingsDocument['name'],
  version: number,
  from: string,
  body: SettingsDocument['body'],
): SettingsDocument => ({
  name,
  version,
  from,
  body,
});

test('the newest version is the one with the latest date, and of one date the later one', () => {
  const documents = [
    document('working', 1, '2026-02-01', { lockMinutes: 2, needleTargetHours: 4, approvalBeforeIssue: false }),
    document('working', 3, '2026-01-01', { lockMinutes: 9, needleTargetHours: 4, approvalBeforeIssue: false }),
    document('working', 2, '2026-02-01', { lockMinutes: 3, needleTargetHours: 4, approvalBeforeIssue: false }),
  ];
  expect(versionsOf(documents, 'working').map(({ version }) => version)).toEqual([2, 1, 3]);
  expect(latestOf(documents, 'working', workingSchema)?.lockMinutes).toBe(3);
  expect(latestOf(documents, 'places', placesSchema)).toBeUndefined();
});

test('of two laws from one day the later one counts, and what is no law is left out', () => {
  const { law: laws } = rulebookOf([
    document('law', 2, '2026-01-01', { ...defaultLaw, penaltyMaximumPounds: 500 }),
    document('law', 1, '2026-01-01', { ...defaultLaw }),
    document('law', 3, '2027-01-01', { broken: true }),
  ]);
  expect(laws).toHaveLength(1);
  expect(laws[0]?.law.penaltyMaximumPounds).toBe(500);
});

test('every number of the law table has a field', () => {
  const numbers = Object.entries(defaultLaw).flatMap(([key, value]) => (typeof value === 'number' ? [key] : []));
  expect(lawFields.map(({ key }) => key).toSorted()).toEqual(numbers.toSorted());
});

test('a whole number is digits and nothing else', () => {
  expect(wholeNumber(' 14 ')).toBe(14);
  for (const typed of ['', '1.5', '-2', '1e3', undefined]) expect(wholeNumber(typed)).toBeNaN();
});
