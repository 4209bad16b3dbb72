import { z } from 'zod';
import { daySchema } from '#domain/moment.ts';
import { defineEndpoint } from './endpoint.ts';

const READERS = ['manager', 'partner'] as const;

const querySchema = z
  .strictObject({
    from: daySchema,
    to: daySchema,
    metres: z.coerce.number().int().min(10).max(1000),
    days: z.coerce.number().int().min(1).max(366),
  })
  .refine(({ from, to }) => from <= to, { message: 'The period ends before it begins', path: ['to'] });
export type AskedSpots = z.infer<typeof querySchema>;

const figuresSchema = z.strictObject({ incidents: z.int(), count: z.int() });

const spotSchema = z.strictObject({
  lat: z.number(),
  lon: z.number(),
  metres: z.int(),
  /** Of the council's list of places; else a grid reference. */
  name: z.string(),
  incidents: z.int(),
  count: z.int(),
  firstOn: daySchema,
  lastOn: daySchema,
  /** The same dates a year earlier. */
  before: figuresSchema,
});
export type Spot = z.infer<typeof spotSchema>;

export const readHotSpots = defineEndpoint({
  method: 'GET',
  path: '/api/hot-spots/:name',
  summary: 'Where records of a kind gather, by distance and days, beside the year before; nothing of people',
  access: READERS,
  query: querySchema,
  answer: z.strictObject({
    spots: z.array(spotSchema),
    /** With a pin, in the period, whether in a spot or not; and those without one. */
    pinned: figuresSchema,
    unpinned: figuresSchema,
  }),
});

export const exportHotSpots = defineEndpoint({
  method: 'GET',
  path: '/api/hot-spots/:name/geojson',
  summary: 'The same as GeoJSON, to share',
  access: READERS,
  query: querySchema,
  answer: 'bytes',
});
