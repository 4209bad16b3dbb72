import { useEffect, useState } from 'react';
import { type Place, metresWords } from '#domain/place.ts';
import { Button } from '../Button.tsx';
import { Segments } from '../Segments.tsx';
import { TextField } from '../TextField.tsx';
import type { FormPlaces, OfferedPlace } from './form-context.ts';

interface PlaceNameProps {
  readonly id: string;
  readonly place: Place;
  readonly places: FormPlaces;
  readonly onType: (name: string) => void;
  readonly onPick: (picked: OfferedPlace) => void;
}

const MOST_NAMES = 3;
const OTHER = '';

/** The nearest known names, one tap each; anything else in words, which find known names too. */
export function PlaceName({ id, place, places, onType, onPick }: PlaceNameProps) {
  const near = place.position ? places.near(place.position).slice(0, MOST_NAMES) : [];
  const given = place.name ?? '';
  const [typing, setTyping] = useState(given !== '' && near.every(({ name }) => name !== given));
  const words = (
    <TypedName
      id={near.length > 0 ? `${id}.name` : id}
      place={place}
      find={places.find}
      onType={(name) => {
        setTyping(true);
        onType(name);
      }}
      onPick={onPick}
    />
  );
  if (near.length === 0) return words;
  // The one that was tapped stays, though a better fix finds others nearer.
  const chosen = !typing && given !== '' && near.every(({ name }) => name !== given) ? [{ name: given }] : [];
  return (
    <>
      <Segments
        id={id}
        label="Known place"
        hideLabel
        choices={[...[...near, ...chosen].map(choiceOf), { value: OTHER, label: 'Other' }]}
        value={typing ? OTHER : given || undefined}
        onChange={(name) => {
          setTyping(name === OTHER);
          const picked = near.find((offered) => offered.name === name);
          if (picked) onPick(picked);
          else onType(name ?? '');
        }}
      />
      {typing && words}
    </>
  );
}

const choiceOf = ({ name, metres }: OfferedPlace) => ({
  value: name,
  label: metres === undefined ? name : `${name}, ${metresWords(metres)}`,
});

interface TypedNameProps {
  readonly id: string;
  readonly place: Place;
  readonly find: FormPlaces['find'];
  readonly onType: (name: string) => void;
  readonly onPick: (picked: OfferedPlace) => void;
}

function TypedName({ id, place, find, onType, onPick }: TypedNameProps) {
  const { name = '', position } = place;
  const [found, setFound] = useState<readonly OfferedPlace[]>([]);
  const [lat, lon] = [position?.lat, position?.lon];
  useEffect(() => {
    let current = true;
    const pin = lat !== undefined && lon !== undefined ? { lat, lon } : undefined;
    void find(name, pin).then((offered) => current && setFound(offered.slice(0, MOST_NAMES)));
    return () => {
      current = false;
    };
  }, [find, name, lat, lon]);
  const offered = found.filter((one) => one.name !== name || (one.position && !position));
  return (
    <>
      <TextField
        id={id}
        label="Where it is, in words"
        hint={position ? undefined : 'A grid reference puts the pin too'}
        value={name}
        onChange={onType}
      />
      {offered.length > 0 && (
        <div className="inline" role="group" aria-label="Known places of that name">
          {offered.map((one) => (
            <Button key={one.name} look="quiet" small icon="pin" onPress={() => onPick(one)}>
              {one.metres === undefined ? one.name : `${one.name}, ${metresWords(one.metres)}`}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
