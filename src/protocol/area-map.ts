// The council's area map: one PMTiles file that it supplies. Phones keep it whole; the desk reads slices of it.
import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { defineEndpoint } from './endpoint.ts';

export const mapHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What is known of the published one: the settings document `map`, so that every phone hears of it at its next pull. */
export const areaMapSchema = z.strictObject({
  name: z.string().trim().min(1, 'Enter a name').max(100, 'Use 100 characters or fewer'),
  sha256: mapHashSchema,
  size: z.int().positive(),
  tiles: z.enum(['vector', 'raster']),
  bounds: z.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
  minZoom: z.int().nonnegative(),
  maxZoom: z.int().nonnegative(),
  /** Who made it, as plain text: the licence of most maps asks for it beside them. */
  attribution: z.string().max(500),
});
export type AreaMap = z.infer<typeof areaMapSchema>;

export const MAP_TYPE = 'application/vnd.pmtiles';
/** Bytes of one part of an upload. */
export const MAP_PART_BYTES = 4 * 1024 * 1024;

export const readAreaMap = defineEndpoint({
  method: 'GET',
  path: '/api/map',
  summary: 'The area map of that hash, whole or the part that a Range header asks for',
  access: 'session',
  query: z.strictObject({ sha256: mapHashSchema }),
  answer: 'bytes',
});

export const beginMapUpload = defineEndpoint({
  method: 'POST',
  path: '/api/map/uploads',
  summary: 'Begins the upload of an area map, which goes in parts',
  access: ['manager'],
  answer: z.strictObject({ id: idSchema }),
});

export const uploadMapPart = defineEndpoint({
  method: 'PUT',
  path: '/api/map/uploads/:id',
  summary: 'The next part of an area map; answers where to go on, also when that part was there already',
  access: ['manager'],
  query: z.strictObject({ from: z.coerce.number().int().nonnegative() }),
  body: 'bytes',
  answer: z.strictObject({ received: z.int().nonnegative() }),
  most: MAP_PART_BYTES + 1024,
});

export const publishMap = defineEndpoint({
  method: 'POST',
  path: '/api/map/uploads/:id/publish',
  summary: 'Checks a whole upload and makes it the area map of every phone',
  access: ['manager'],
  body: z.strictObject({ name: areaMapSchema.shape.name }),
  answer: areaMapSchema,
});

export const removeMap = defineEndpoint({
  method: 'DELETE',
  path: '/api/map',
  summary: 'Takes the area map away: phones delete it at their next contact',
  access: ['manager'],
  answer: 'empty',
});
