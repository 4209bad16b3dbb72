// Records of kinds that give them away, as points: what the facts say of where and when, and nothing that somebody typed.
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { addDays, dayOfInstant, startOfDay } from '#domain/calendar.ts';
import type { JsonObject } from '#domain/json.ts';
import { kinds, type RecordKind } from '#kinds/registry.ts';
import type { AskedItems, Extent, Feature, When } from '#protocol/features.ts';
import { createPlaceNames } from '#reports/place-names.ts';
import { notFound } from '../http/refusal.ts';
import { placesOf } from '../reports/reports.ts';
import type { Services } from '../services.ts';

const MOST = 1000;
/** About ten metres: as near as a grid reference is shown, and no address. */
const DIGITS = 1e4;

export const openKinds: readonly RecordKind[] = kinds.filter(({ openData, sealed }) => openData && !sealed);

export function openKind(name: string | undefined): RecordKind {
  const kind = openKinds.find(({ path }) => path === name);
  if (!kind) throw notFound();
  return kind;
}

interface Page {
  readonly features: readonly Feature[];
  /** The last of this page, where there are more. */
  readonly next: string | undefined;
}

export async function featuresOf(
  services: Services,
  council: string,
  kind: RecordKind,
  { bbox, datetime, limit, after }: AskedItems,
): Promise<Page> {
  const most = Math.min(limit, MOST);
  const conditions = [
    ...(bbox ? [insideBox(bbox)] : []),
    ...(datetime ? [duringDays(datetime)] : []),
    ...(after ? [sql`id > ${after}::uuid`] : []),
  ];
  const rows = await readRows(services, council, kind, conditions, most + 1);
  const shown = rows.slice(0, most);
  const features = await asFeatures(services, council, kind, shown);
  return { features, next: rows.length > most ? shown.at(-1)?.id : undefined };
}

export async function featureOf(services: Services, council: string, kind: RecordKind, id: string): Promise<Feature> {
  const rows = await readRows(services, council, kind, [sql`id = ${id}::uuid`], 1);
  const [feature] = await asFeatures(services, council, kind, rows);
  if (!feature) throw notFound();
  return feature;
}

export const CRS = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const CALENDAR = 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian';

/** What the features of a kind cover; undefined while there is none. */
export async function extentOf({ database }: Services, council: string, kind: RecordKind): Promise<Extent | undefined> {
  const [row] = await database.as({ act: 'app', council }, async (tx) => {
    const [lat, lon] = [sql`(facts ->> 'lat')::float8`, sql`(facts ->> 'lon')::float8`];
    const { rows } = await sql<Covered>`select min(fact_day) as first, max(fact_day) as last,
        min(${lon}) as west, min(${lat}) as south, max(${lon}) as east, max(${lat}) as north
      from records where ${isOpen(council, kind)}`.execute(tx);
    return rows;
  });
  if (!row || row.first === null || row.last === null) return undefined;
  const { west, south, east, north } = row;
  const box = [west, south, east, north].filter((side) => side !== null).map(rounded);
  return {
    ...(box.length === 4 && { spatial: { bbox: [box], crs: CRS } }),
    temporal: { interval: [[startOfDay(row.first), startOfDay(addDays(row.last, 1))]], trs: CALENDAR },
  };
}

interface Covered {
  readonly first: string | null;
  readonly last: string | null;
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
}

const isOpen = (council: string, kind: RecordKind): RawBuilder<unknown> =>
  sql`council = ${council} and kind = ${kind.name} and not sealed and fact_day is not null`;

interface FactRow {
  readonly id: string;
  readonly facts: JsonObject;
}

const readRows = (
  { database }: Services,
  council: string,
  kind: RecordKind,
  conditions: readonly RawBuilder<unknown>[],
  most: number,
): Promise<readonly FactRow[]> =>
  database.as({ act: 'app', council }, async (tx) => {
    const { rows } = await sql<FactRow>`select id, facts from records
      where ${isOpen(council, kind)}
        ${sql.join(
          conditions.map((condition) => sql`and ${condition}`),
          sql` `,
        )}
      order by id limit ${most}`.execute(tx);
    return rows;
  });

/** A box over the date line has its west east of its east. */
function insideBox([west, south, east, north]: NonNullable<AskedItems['bbox']>): RawBuilder<unknown> {
  const [lat, lon] = [sql`(facts ->> 'lat')::float8`, sql`(facts ->> 'lon')::float8`];
  const across = west <= east ? sql`${lon} between ${west} and ${east}` : sql`(${lon} >= ${west} or ${lon} <= ${east})`;
  return sql`${lat} between ${south} and ${north} and ${across}`;
}

function duringDays(when: When): RawBuilder<unknown> {
  const [from = '', to = '9999'] = when.map((end) => (end !== undefined && end.length > 10 ? dayOfInstant(end) : end));
  return sql`fact_day between ${from} and ${to}`;
}

const pinSchema = z.object({ lat: z.number(), lon: z.number() });
const placeSchema = z.object({ place: z.string() });

async function asFeatures(
  services: Services,
  council: string,
  kind: RecordKind,
  rows: readonly FactRow[],
): Promise<readonly Feature[]> {
  if (!kind.openData) return [];
  const { properties } = await kind.openData();
  const places = await placesOf(services, council);
  const listed = new Set(places.map(({ name }) => name));
  const named = createPlaceNames(places);
  return rows.map(({ id, facts }) => {
    const pin = pinSchema.safeParse(facts).data;
    // A name of the council's own list; what an officer typed may name somebody.
    const place = named(placeSchema.safeParse(facts).data?.place);
    return {
      type: 'Feature',
      id,
      geometry: pin ? { type: 'Point', coordinates: [rounded(pin.lon), rounded(pin.lat)] } : null,
      properties: { ...properties(facts), place: place !== undefined && listed.has(place) ? place : null },
    };
  });
}

const rounded = (degrees: number): number => Math.round(degrees * DIGITS) / DIGITS;
