// Where records gather. Read from facts alone, and named by the council's own list: what an officer typed goes nowhere.
import { z } from 'zod';
import { gridReference } from '#domain/geo/national-grid.ts';
import { kinds } from '#kinds/registry.ts';
import type { AskedSpots, readHotSpots, Spot } from '#protocol/hot-spots.ts';
import type { Counted } from '#reports/tally.ts';
import { type Found, hotSpots } from '#reports/hot-spots.ts';
import { daysIn, type Period, yearBefore } from '#reports/period.ts';
import { createPlaceNames } from '#reports/place-names.ts';
import { badRequest, notFound } from '../http/refusal.ts';
import type { Services } from '../services.ts';
import { readFacts } from './read-facts.ts';
import { placesOf } from './reports.ts';

const MOST_DAYS = 366;

const factSchema = z.object({
  on: z.string(),
  count: z.number(),
  place: z.string().nullish(),
  lat: z.number().nullish(),
  lon: z.number().nullish(),
});
type Fact = z.infer<typeof factSchema>;
type Answer = z.infer<Exclude<typeof readHotSpots.answer, string>>;

export async function hotSpotsOf(
  services: Services,
  council: string,
  name: string,
  asked: AskedSpots,
): Promise<Answer> {
  const kind = kinds.find(({ path, gathers, sealed }) => path === name && gathers && !sealed);
  if (!kind) throw notFound();
  if (daysIn(asked) > MOST_DAYS) throw badRequest('Ask for a year at most.');
  const places = await placesOf(services, council);
  const listed = new Set(places.map((place) => place.name));
  const named = createPlaceNames(places);
  const nameOf = (place: string | null | undefined): string | undefined => {
    const known = named(place ?? undefined);
    return known !== undefined && listed.has(known) ? known : undefined;
  };
  const read = async (period: Period): Promise<readonly Fact[]> => {
    const facts = await readFacts(services.database, council, kind, period);
    return facts.flatMap(({ fact }: Counted<unknown>) => factSchema.safeParse(fact).data ?? []);
  };
  const pinnedOf = (facts: readonly Fact[]): readonly Found[] =>
    facts.flatMap(({ on, count, place, lat, lon }) =>
      typeof lat === 'number' && typeof lon === 'number' ? [{ on, count, lat, lon, place: nameOf(place) }] : [],
    );
  const [now, before] = [await read(asked), await read(yearBefore(asked))];
  const pinned = pinnedOf(now);
  return {
    spots: hotSpots(pinned, pinnedOf(before), asked).map(({ place, ...spot }) => ({
      ...spot,
      name: place ?? gridReference(spot) ?? `${spot.lat}, ${spot.lon}`,
    })),
    pinned: figuresOf(pinned),
    unpinned: { incidents: now.length - pinned.length, count: sumOf(now) - sumOf(pinned) },
  };
}

const sumOf = (some: readonly { readonly count: number }[]): number => some.reduce((sum, { count }) => sum + count, 0);
const figuresOf = (some: readonly { readonly count: number }[]) => ({ incidents: some.length, count: sumOf(some) });

/** RFC 7946. */
export const spotsGeoJson = (spots: readonly Spot[], { from, to }: Period): string =>
  JSON.stringify(
    {
      type: 'FeatureCollection',
      features: spots.map(({ lat, lon, before, ...properties }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: {
          ...properties,
          from,
          to,
          incidentsYearBefore: before.incidents,
          countYearBefore: before.count,
        },
      })),
    },
    null,
    2,
  );
