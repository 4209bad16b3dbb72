// Ward boundaries as the Office for National Statistics publishes them, made small enough to keep on a phone.
import { z } from 'zod';
import type { Wards } from './settings-documents.ts';
import { jsonOf, type LineProblem } from './place-lines.ts';

const ringSchema = z.array(z.array(z.number()).min(2)).min(3);
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).min(1)).min(1) }),
]);
const fileSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(z.object({ properties: z.record(z.string(), z.unknown()).nullish(), geometry: z.unknown() }))
    .min(1),
});

type Ring = readonly (readonly number[])[];

interface ReadWards {
  readonly wards: Wards;
  /** `line` is the number of the ward in the file. */
  readonly problems: readonly LineProblem[];
}

export function readWards(text: string): ReadWards {
  const file = fileSchema.safeParse(jsonOf(text));
  if (!file.success)
    return { wards: [], problems: [{ line: 1, message: 'This is not GeoJSON with a list of features' }] };
  const problems: LineProblem[] = [];
  const wards = file.data.features.flatMap(({ properties, geometry }, index): Wards => {
    const name = wardName(properties ?? {});
    const shape = geometrySchema.safeParse(geometry);
    const message = !name
      ? 'It has no name: a property like WD13NM or name is needed'
      : !shape.success
        ? `“${name}” is not a polygon`
        : !inDegrees(shape.data)
          ? `“${name}” is not in degrees. Save the file as WGS84 (EPSG:4326)`
          : undefined;
    if (message !== undefined || !name || !shape.success) {
      problems.push({ line: index + 1, message: message ?? 'It cannot be read' });
      return [];
    }
    return [{ name, geometry: smaller(shape.data) }];
  });
  return { wards, problems };
}

/** WD13NM, WD24NM … by their year, else a plain name. */
function wardName(properties: Readonly<Record<string, unknown>>): string | undefined {
  const key =
    Object.keys(properties).find((each) => /^WD\d\dNM$/i.test(each)) ??
    Object.keys(properties).find((each) => /^(ward_?)?name$/i.test(each));
  const name = key === undefined ? undefined : properties[key];
  return typeof name === 'string' && name.trim() ? name.trim() : undefined;
}

type Geometry = z.infer<typeof geometrySchema>;

const ringsOf = (geometry: Geometry): readonly Ring[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();

const inDegrees = (geometry: Geometry): boolean =>
  ringsOf(geometry).every((ring) =>
    ring.every(([lon = 999, lat = 999]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90),
  );

function smaller(geometry: Geometry): Wards[number]['geometry'] {
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: geometry.coordinates.map(rounded) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map(rounded)) };
}

/** Five decimals are about a metre; what falls together is kept once, and a height is dropped. */
function rounded(ring: Ring): number[][] {
  const points = ring.map(([lon = 0, lat = 0]) => [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]);
  const kept = points.filter((point, index) => index === 0 || String(point) !== String(points[index - 1]));
  return kept.length >= 4 ? kept : points;
}
