// Versioned documents that the council edits on the desk and phones keep: law, wording, places, wards, and which area map there is.
import { z } from 'zod';
import { jsonSchema } from '#domain/json.ts';
import { lawTableSchema } from '#domain/law-table.ts';
import { daySchema } from '#domain/moment.ts';
import { positionSchema } from '#domain/place.ts';
import { retentionSchema } from '#domain/retention.ts';
import { workingSchema } from '#domain/working.ts';
import { areaMapSchema } from './area-map.ts';
import { wordingSchema } from '#domain/wording.ts';
import { defineEndpoint } from './endpoint.ts';

export const settingsNameSchema = z.enum(['law', 'map', 'places', 'retention', 'wards', 'wording', 'working']);
export type SettingsName = z.infer<typeof settingsNameSchema>;

export const settingsVersionSchema = z.strictObject({
  name: settingsNameSchema,
  version: z.int().positive(),
  from: daySchema,
});

/** A named place with the other spellings people use; a container ("needle bins") is never a place. */
export const placesSchema = z.array(
  z.strictObject({
    name: z.string().min(1),
    aliases: z.array(z.string()),
    position: positionSchema.optional(),
    container: z.boolean(),
  }),
);
export type NamedPlaces = z.infer<typeof placesSchema>;

const ringSchema = z.array(z.array(z.number()).min(2));
/** GeoJSON polygons, WGS84. */
export const wardsSchema = z.array(
  z.strictObject({
    name: z.string().min(1),
    geometry: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ringSchema) }),
      z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema)) }),
    ]),
  }),
);
export type Wards = z.infer<typeof wardsSchema>;

/** What each document holds; the server refuses a body that does not fit. */
export const settingsBodies = {
  law: lawTableSchema,
  /** Written by publishing an archive alone; null where it was taken away. */
  map: areaMapSchema.nullable(),
  places: placesSchema,
  /** The desk's alone: phones are told what to forget. */
  retention: retentionSchema,
  wards: wardsSchema,
  wording: wordingSchema,
  working: workingSchema,
} as const satisfies Record<SettingsName, z.ZodType>;

export const settingsDocumentSchema = settingsVersionSchema.extend({ body: jsonSchema });
export type SettingsDocument = z.infer<typeof settingsDocumentSchema>;

export const readSettings = defineEndpoint({
  method: 'GET',
  path: '/api/settings',
  summary: 'Every version of every settings document, with its date',
  access: 'session',
  answer: z.strictObject({ documents: z.array(settingsDocumentSchema) }),
});

export const writeSettings = defineEndpoint({
  method: 'PUT',
  path: '/api/settings/:name',
  summary: 'Adds a version of a settings document, in force from its date',
  access: ['manager'],
  body: z.strictObject({ from: daySchema, body: jsonSchema }),
  answer: settingsVersionSchema,
  most: 8 * 1024 * 1024,
});
