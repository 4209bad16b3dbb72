import { pathOf } from '#protocol/call.ts';
import {
  type Collection,
  conformsTo,
  type Feature,
  GEOJSON,
  type Link,
  listCollections,
  listFeatures,
  readCollection,
  readConformance,
  readFeature,
  readFeatures,
} from '#protocol/features.ts';
import type { RecordKind } from '#kinds/registry.ts';
import { instantText } from '#domain/moment.ts';
import { councilRoute, type Route } from '../http/route.ts';
import { CRS, extentOf, featureOf, featuresOf, openKind, openKinds } from '../ogc/features.ts';
import type { Services } from '../services.ts';

const JSON_TYPE = 'application/json';

export function featureRoutes(services: Services): readonly Route[] {
  const link = (rel: string, path: string, type = JSON_TYPE, title?: string): Link => ({
    href: `${services.origin}${path}`,
    rel,
    type,
    ...(title && { title }),
  });
  const items = ({ path: name }: RecordKind, query: object = {}) => pathOf(listFeatures, { params: { name }, query });

  const collectionOf = async (kind: RecordKind, council: string): Promise<Collection> => ({
    id: kind.path,
    title: kind.plural,
    description: (await kind.openData?.())?.description ?? '',
    extent: await extentOf(services, council, kind),
    itemType: 'feature',
    crs: [CRS],
    links: [
      link('self', pathOf(readCollection, { params: { name: kind.path } })),
      link('items', items(kind), GEOJSON, kind.plural),
    ],
  });

  return [
    councilRoute(services, readFeatures, async () => ({
      title: 'Wardbook',
      description: 'Records of the council’s Community Protection team, as points and with nothing of people.',
      links: [
        link('self', pathOf(readFeatures, {})),
        link('service-desc', '/api/openapi.json', 'application/vnd.oai.openapi+json;version=3.1', 'The whole API'),
        link('conformance', pathOf(readConformance, {})),
        link('data', pathOf(listCollections, {})),
      ],
    })),
    councilRoute(services, readConformance, async () => ({ conformsTo })),
    councilRoute(services, listCollections, async (_, council) => ({
      links: [link('self', pathOf(listCollections, {}))],
      collections: await Promise.all(openKinds.map((kind) => collectionOf(kind, council))),
    })),
    councilRoute(services, readCollection, ({ params }, council) => collectionOf(openKind(params.name), council)),
    councilRoute(services, listFeatures, async ({ params, query }, council) => {
      const kind = openKind(params.name);
      const { features, next } = await featuresOf(services, council, kind, query);
      const asked = { limit: query.limit, bbox: query.bbox?.join(','), datetime: query.datetime && spanText(query) };
      return {
        type: 'FeatureCollection' as const,
        timeStamp: instantText(services.clock()),
        numberReturned: features.length,
        links: [
          link('self', items(kind, { ...asked, after: query.after }), GEOJSON),
          link('collection', pathOf(readCollection, { params: { name: kind.path } })),
          ...(next === undefined ? [] : [link('next', items(kind, { ...asked, after: next }), GEOJSON)]),
        ],
        features: [...features],
      };
    }),
    councilRoute(services, readFeature, async ({ params, id }, council) => {
      const kind = openKind(params.name);
      const feature: Feature = await featureOf(services, council, kind, id);
      return {
        ...feature,
        links: [
          link('self', pathOf(readFeature, { params: { name: kind.path, id } }), GEOJSON),
          link('collection', pathOf(readCollection, { params: { name: kind.path } })),
        ],
      };
    }),
  ];
}

const spanText = ({ datetime }: { readonly datetime?: readonly (string | undefined)[] | undefined }): string =>
  (datetime ?? []).map((end) => end ?? '..').join('/');
