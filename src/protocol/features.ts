// OGC API – Features, Part 1: Core, read-only: what a GIS of the council or of a partner shows beside its own layers.
import { z } from 'zod';
import { daySchema } from '#domain/moment.ts';
import { defineEndpoint } from './endpoint.ts';

const READERS = ['manager', 'partner'] as const;
export const GEOJSON = 'application/geo+json';

export const conformsTo = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
];

const linkSchema = z.strictObject({
  href: z.string(),
  rel: z.string(),
  type: z.string().optional(),
  title: z.string().optional(),
});
export type Link = z.infer<typeof linkSchema>;
const links = z.array(linkSchema);

/** What the features of a collection cover: a box as west, south, east, north, and from the first day to the last. */
const extentSchema = z.strictObject({
  spatial: z.strictObject({ bbox: z.tuple([z.array(z.number()).length(4)]), crs: z.string() }).optional(),
  temporal: z.strictObject({ interval: z.tuple([z.tuple([z.string(), z.string()])]), trs: z.string() }).optional(),
});
export type Extent = z.infer<typeof extentSchema>;

const collectionSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  extent: extentSchema.optional(),
  itemType: z.literal('feature'),
  crs: z.array(z.string()),
  links,
});
export type Collection = z.infer<typeof collectionSchema>;

const featureShape = {
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.strictObject({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }).nullable(),
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
};
const featureSchema = z.strictObject(featureShape);
export type Feature = z.infer<typeof featureSchema>;

/** What every client may add, to say that it wants JSON. */
const format = { f: z.enum(['json', 'geojson']).optional() };
const plainQuery = z.strictObject(format);

const boxSchema = z
  .string()
  .transform((text) => text.split(',').map(Number))
  .pipe(z.tuple([z.number(), z.number(), z.number(), z.number()]))
  .refine(([, south, , north]) => south <= north, 'The box is west, south, east, north in degrees');

const endSchema = z.union([z.enum(['', '..']).transform(() => undefined), daySchema, z.iso.datetime({ offset: true })]);
const whenSchema = z
  .string()
  .transform((text) => (text.includes('/') ? text.split('/') : [text, text]))
  .pipe(z.tuple([endSchema, endSchema]));
export type When = z.infer<typeof whenSchema>;

const itemsQuery = z.strictObject({
  ...format,
  bbox: boxSchema.optional(),
  datetime: whenSchema.optional(),
  /** More than the most is the most, as the standard has it. */
  limit: z.coerce.number().int().min(1).default(100),
  /** The last of the page before. */
  after: z.uuid().optional(),
});
export type AskedItems = z.infer<typeof itemsQuery>;

export const readFeatures = defineEndpoint({
  method: 'GET',
  path: '/api/ogc',
  summary: 'OGC API – Features: where it begins',
  access: READERS,
  token: true,
  query: plainQuery,
  answer: z.strictObject({ title: z.string(), description: z.string(), links }),
});

export const readConformance = defineEndpoint({
  method: 'GET',
  path: '/api/ogc/conformance',
  summary: 'OGC API – Features: which parts of the standard hold',
  access: READERS,
  token: true,
  query: plainQuery,
  answer: z.strictObject({ conformsTo: z.array(z.string()) }),
});

export const listCollections = defineEndpoint({
  method: 'GET',
  path: '/api/ogc/collections',
  summary: 'OGC API – Features: the collections, none of a kind that is sealed',
  access: READERS,
  token: true,
  query: plainQuery,
  answer: z.strictObject({ links, collections: z.array(collectionSchema) }),
});

export const readCollection = defineEndpoint({
  method: 'GET',
  path: '/api/ogc/collections/:name',
  summary: 'OGC API – Features: one collection',
  access: READERS,
  token: true,
  query: plainQuery,
  answer: collectionSchema,
});

export const listFeatures = defineEndpoint({
  method: 'GET',
  path: '/api/ogc/collections/:name/items',
  summary: 'OGC API – Features: records as points, by box and time, in pages; nothing that somebody typed',
  access: READERS,
  token: true,
  mediaType: GEOJSON,
  query: itemsQuery,
  answer: z.strictObject({
    type: z.literal('FeatureCollection'),
    timeStamp: z.string(),
    numberReturned: z.int(),
    links,
    features: z.array(featureSchema),
  }),
});

export const readFeature = defineEndpoint({
  method: 'GET',
  path: '/api/ogc/collections/:name/items/:id',
  summary: 'OGC API – Features: one record as a point',
  access: READERS,
  token: true,
  mediaType: GEOJSON,
  query: plainQuery,
  answer: z.strictObject({ ...featureShape, links }),
});
