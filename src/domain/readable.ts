import { z } from 'zod';
import type { JsonObject } from './json.ts';

/** Reads the answers that fit, each by itself: one that does not (an odd correction, an older app) never hides the others. */
export function readerOf<Shape extends z.core.$ZodLooseShape>(schema: { readonly shape: Shape }) {
  const partial = z.object(schema.shape).partial();
  const parse = (body: JsonObject) => {
    const first = partial.safeParse(body);
    if (first.success) return first.data;
    const bad = new Set(first.error.issues.map(({ path }) => path[0]));
    return partial.parse(Object.fromEntries(Object.entries(body).filter(([key]) => !bad.has(key))));
  };
  // A list line asks for heading, place and columns of the same details; bodies are never changed in place.
  const known = new WeakMap<JsonObject, ReturnType<typeof parse>>();
  return (body: JsonObject) => {
    const read = known.get(body) ?? parse(body);
    known.set(body, read);
    return read;
  };
}

/** What `readerOf` gives for a schema. */
export type Readable<Schema extends { readonly shape: z.core.$ZodLooseShape }> = ReturnType<
  ReturnType<typeof readerOf<Schema['shape']>>
>;
