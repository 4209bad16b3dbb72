import { useFormContext } from 'react-hook-form';
import type { Field } from '#domain/field.ts';
import type { Place, Position } from '#domain/place.ts';
import { Fieldset } from '../Fieldset.tsx';
import { TextField } from '../TextField.tsx';
import { type FormPlaces, useFormWorld } from './form-context.ts';
import { movedTo, placedAt, placedIn, placeIn } from './place-answer.ts';
import { PlaceName } from './PlaceName.tsx';
import { PlacePin } from './PlacePin.tsx';
import { type FieldInputProps, useAnswer } from './use-answer.ts';
import { useFixes } from './use-fixes.ts';

/** Words, and a pin where the form may have one. A guarded place is words alone: no position, no tiles, no look-up. */
export function PlaceInput({ field, name }: FieldInputProps<Extract<Field, { readonly input: 'place' }>>) {
  const world = useFormWorld();
  const { value, onChange, labelled } = useAnswer({ field, name });
  const guarded = world.guarded || field.guarded === true;
  const place = placeIn(value);
  const { places } = world;
  if (guarded || !places)
    return (
      <TextField
        {...labelled}
        value={place.name ?? ''}
        onChange={(text) => onChange({ ...place, name: text })}
        guarded={guarded}
      />
    );
  return (
    <Fieldset {...labelled}>
      <PinnedPlace place={place} places={places} name={name} onChange={onChange} />
    </Fieldset>
  );
}

interface PinnedPlaceProps {
  readonly place: Place;
  readonly places: FormPlaces;
  readonly name: string;
  readonly onChange: (place: Place) => void;
}

function PinnedPlace({ place, places, name, onChange }: PinnedPlaceProps) {
  const { getValues } = useFormContext();
  // Read again after every wait: the officer goes on typing meanwhile.
  const put = async (change: (now: Place) => Place) => {
    const next = change(placeIn(getValues(name)));
    onChange(next);
    if (!next.position) return;
    const words = await places.describe(next.position);
    const now = placeIn(getValues(name));
    if (samePosition(now.position, next.position)) onChange({ ...now, ...words });
  };
  const fixes = useFixes(places.follow, (fix) => void put((now) => placedAt(now, fix)));
  return (
    <>
      <PlacePin
        id={name}
        place={place}
        Map={places.Map}
        fixes={fixes}
        askAtOnce={!place.position && !place.name}
        onHold={fixes.stop}
        onMove={(to) => {
          fixes.stop();
          void put((now) => movedTo(now, to));
        }}
        onWhy={(movedWhy) => onChange({ ...place, movedWhy })}
      />
      <PlaceName
        id={name}
        place={place}
        places={places}
        onType={(text) => onChange({ ...place, name: text })}
        onPick={(picked) => {
          if (!place.position && picked.position) fixes.stop();
          void put((now) => placedIn(now, picked));
        }}
      />
    </>
  );
}

const samePosition = (a: Position | undefined, b: Position | undefined): boolean =>
  a?.lat === b?.lat && a?.lon === b?.lon;
