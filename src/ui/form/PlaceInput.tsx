import { useEffect, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { Field } from '#domain/field.ts';
import type { Place, Position } from '#domain/place.ts';
import { Button } from '../Button.tsx';
import { Fieldset } from '../Fieldset.tsx';
import { Notice } from '../Notice.tsx';
import { Segments } from '../Segments.tsx';
import { TextField } from '../TextField.tsx';
import { type FormPlaces, useFormWorld } from './form-context.ts';
import { GOOD_ENOUGH_METRES, isRough, movedTo, pinWords, placedAt, placeIn } from './place-answer.ts';
import { type FieldInputProps, useAnswer } from './use-answer.ts';

/** Words, and a pin where the form may have one. A guarded place is words alone: no position, no tiles, no look-up. */
export function PlaceInput({ field, name }: FieldInputProps<Extract<Field, { readonly input: 'place' }>>) {
  const world = useFormWorld();
  const { value, onChange, labelled } = useAnswer({ field, name });
  const guarded = world.guarded || field.guarded === true;
  const place = placeIn(value);
  const setName = (text: string) => onChange({ ...place, name: text });
  const { places } = world;
  if (guarded || !places)
    return <TextField {...labelled} value={place.name ?? ''} onChange={setName} guarded={guarded} />;
  return (
    <Fieldset {...labelled}>
      <Pin place={place} places={places} name={name} onChange={onChange} />
      <PlaceName
        id={name}
        place={place}
        names={places.near(place.position).map((near) => near.name)}
        onChange={setName}
      />
    </Fieldset>
  );
}

interface PinProps {
  readonly place: Place;
  readonly places: FormPlaces;
  readonly name: string;
  readonly onChange: (place: Place) => void;
}

function Pin({ place, places, name, onChange }: PinProps) {
  const { getValues } = useFormContext();
  const [state, setState] = useState<{ readonly finding: boolean; readonly problem?: string }>({ finding: false });

  // Read again after every wait: the officer goes on typing meanwhile.
  const put = async (change: (now: Place) => Place) => {
    const next = change(placeIn(getValues(name)));
    onChange(next);
    if (!next.position) return;
    const words = await places.describe(next.position);
    const now = placeIn(getValues(name));
    if (samePosition(now.position, next.position)) onChange({ ...now, ...words });
  };
  const locate = async () => {
    setState({ finding: true });
    const found = await places.locate();
    setState({ finding: false, ...('problem' in found && { problem: found.problem }) });
    if ('fix' in found) await put((now) => placedAt(now, found.fix));
  };
  useEffect(() => {
    if (!place.position && !place.name) void locate();
    // Once, when an empty question opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  return (
    <div className="stack">
      {places.Map && (
        <places.Map
          position={place.position}
          accuracy={place.measured ? undefined : place.accuracy}
          onMove={(to) => void put((now) => movedTo(now, to))}
        />
      )}
      <div className="pin-line">
        <p className="small soft" role="status">
          {state.finding ? 'Finding where you are…' : pinWords(place)}
          {place.ward && ` · ${place.ward} ward`}
        </p>
        <Button
          look="quiet"
          small
          icon="pin"
          onPress={() => void locate()}
          busy={state.finding ? 'Finding…' : undefined}
        >
          {place.position ? 'Find me again' : 'Put the pin where I am'}
        </Button>
      </div>
      {state.problem && <Notice tone="waiting">{state.problem}</Notice>}
      {isRough(place) && (
        <Notice tone="waiting" title={`Only within ${place.accuracy} m`}>
          <p>Worse than {GOOD_ENOUGH_METRES} m. Move the pin to the place itself, or say exactly where it is below.</p>
        </Notice>
      )}
      {place.measured && (
        <TextField
          id={`${name}.movedWhy`}
          label="Why the pin was moved"
          optional
          value={place.movedWhy ?? ''}
          onChange={(movedWhy) => onChange({ ...place, movedWhy })}
        />
      )}
    </div>
  );
}

interface PlaceNameProps {
  readonly id: string;
  readonly place: Place;
  readonly names: readonly string[];
  readonly onChange: (name: string) => void;
}

const MOST_NAMES = 3;
const OTHER = '';

/** The nearest known names, one tap each; anything else in words. */
function PlaceName({ id, place, names, onChange }: PlaceNameProps) {
  const offered = [...new Set(names)].slice(0, MOST_NAMES);
  const given = place.name ?? '';
  const [other, setOther] = useState(given !== '' && !offered.includes(given));
  const words = (
    <TextField
      id={offered.length > 0 ? `${id}.name` : id}
      label="Where it is, in words"
      value={given}
      onChange={onChange}
    />
  );
  if (offered.length === 0) return words;
  return (
    <>
      <Segments
        id={id}
        label="Known place"
        hideLabel
        choices={[...offered.map((name) => ({ value: name, label: name })), { value: OTHER, label: 'Other' }]}
        value={other ? OTHER : given || undefined}
        onChange={(name) => {
          setOther(name === OTHER);
          onChange(name ?? '');
        }}
      />
      {other && words}
    </>
  );
}

const samePosition = (a: Position | undefined, b: Position | undefined): boolean =>
  a?.lat === b?.lat && a?.lon === b?.lon;
