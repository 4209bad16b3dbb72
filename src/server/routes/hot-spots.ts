import { exportHotSpots, readHotSpots } from '#protocol/hot-spots.ts';
import { personRoute, RawAnswer, type Route } from '../http/route.ts';
import { hotSpotsOf, spotsGeoJson } from '../reports/hot-spots.ts';
import type { Services } from '../services.ts';

export const hotSpotRoutes = (services: Services): readonly Route[] => [
  personRoute(readHotSpots, ({ params: { name = '' }, query }, { council }) =>
    hotSpotsOf(services, council, name, query),
  ),
  personRoute(exportHotSpots, async ({ params: { name = '' }, query }, { council }) => {
    const { spots } = await hotSpotsOf(services, council, name, query);
    return new RawAnswer(spotsGeoJson(spots, query), {
      'content-type': 'application/geo+json; charset=utf-8',
      'content-disposition': `attachment; filename="hot-spots-${query.from}-${query.to}.geojson"`,
    });
  }),
];
