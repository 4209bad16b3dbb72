import { z } from 'zod';
import type { JsonObject } from './json.ts';

/** The answers that fit, each by itself: one that does not fit (an odd correction, an older app) never hides the others. */
export function readable<Shape extends z.core.$ZodLooseShape>(
  schema: { readonly shape: Shape },
  body: JsonObject,
): z.output<ReturnType<z.ZodObject<Shape>['partial']>> {
  const partial = z.object(schema.shape).partial();
  const first = partial.safeParse(body);
  if (first.success) return first.data;
  const bad = new Set(first.error.issues.map(({ path }) => path[0]));
  return partial.parse(Object.fromEntries(Object.entries(body).filter(([key]) => !bad.has(key))));
}
