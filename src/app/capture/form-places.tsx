import { metresBetween, type Position } from '#domain/place.ts';
import type { PhoneSettings } from '#sync/phone.ts';
import type { FormPlaces, OfferedPlace, PinMapProps } from '#ui/form/form-context.ts';
import { laterPage } from '#ui/later-page.tsx';
import { followHere } from '../locate.ts';
import { findPlaces, nearestFirst } from './named-places.ts';

const FormMap = laterPage(async () => (await import('./FormMap.tsx')).FormMap, 'Drawing the map…');

/** Further away, a known place says nothing about the pin. */
const NEAR_METRES = 2000;

/** Position, grid reference, ward and named places for a form: all found on the phone. */
export function formPlaces(settings: PhoneSettings): FormPlaces {
  const { places, wards } = settings;
  const named = places.filter(({ container }) => !container);
  return {
    follow: followHere,
    containers: places.filter(({ container }) => container).map(({ name }) => name),
    near: (position) => nearestFirst(named, position).filter(({ metres = Infinity }) => metres <= NEAR_METRES),
    find: async (words, position) => {
      const known = findPlaces(named, words, position);
      return known.length > 0 ? known : atReference(words, position);
    },
    describe: async (position) => {
      const [{ gridReference }, { wardAt }] = await Promise.all([
        import('#domain/geo/national-grid.ts'),
        import('#domain/geo/ward-at.ts'),
      ]);
      const [grid, ward] = [gridReference(position), wardAt(wards, position)];
      return { ...(grid && { grid }), ...(ward && { ward }) };
    },
    Map: (props: PinMapProps) => <FormMap {...props} settings={settings} />,
  };
}

async function atReference(words: string, from: Position | undefined): Promise<readonly OfferedPlace[]> {
  const { positionOfReference } = await import('#domain/geo/national-grid.ts');
  const position = positionOfReference(words);
  if (!position) return [];
  return [{ name: words.trim().toUpperCase(), position, ...(from && { metres: metresBetween(from, position) }) }];
}
