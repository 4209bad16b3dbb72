import { lazy, Suspense } from 'react';
import { metresBetween, type Position } from '#domain/place.ts';
import type { PhoneSettings } from '#sync/phone.ts';
import type { FormPlaces, PinMapProps } from '#ui/form/form-context.ts';
import { Loading } from '#ui/Loading.tsx';
import { mapStart } from '../map-start.ts';
import { locate } from './locate.ts';

const PinMap = lazy(async () => ({ default: (await import('#ui/map/PinMap.tsx')).PinMap }));

/** Position, grid reference, ward and named places for a form: all found on the phone. */
export function formPlaces(settings: PhoneSettings): FormPlaces {
  const { places, wards } = settings;
  const start = mapStart(settings);
  const named = places.filter(({ container }) => !container);
  return {
    locate,
    near: (position) =>
      named
        .map(({ name, position: own }) => ({ name, ...(own && { position: own }) }))
        .toSorted((a, b) => distance(position, a.position) - distance(position, b.position)),
    describe: async (position) => {
      const [{ gridReference }, { wardAt }] = await Promise.all([
        import('#domain/geo/national-grid.ts'),
        import('#domain/geo/ward-at.ts'),
      ]);
      const [grid, ward] = [gridReference(position), wardAt(wards, position)];
      return { ...(grid && { grid }), ...(ward && { ward }) };
    },
    Map: (props: PinMapProps) => (
      <Suspense fallback={<Loading words="Drawing the map…" />}>
        <PinMap {...props} wards={wards} start={start} />
      </Suspense>
    ),
  };
}

const distance = (a: Position | undefined, b: Position | undefined): number =>
  a && b ? metresBetween(a, b) : Number.MAX_VALUE;
