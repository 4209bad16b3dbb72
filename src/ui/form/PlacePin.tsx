import { type ComponentType, useEffect, useState } from 'react';
import type { Place, Position } from '#domain/place.ts';
import { Button } from '../Button.tsx';
import { Notice } from '../Notice.tsx';
import { Segments } from '../Segments.tsx';
import { TextField } from '../TextField.tsx';
import { useNow } from '../use-now.ts';
import type { PinMapProps } from './form-context.ts';
import { fixWords, GOOD_ENOUGH_METRES, isRough, pinWords, WHY_MOVED } from './place-answer.ts';

interface PlacePinProps {
  readonly id: string;
  readonly place: Place;
  readonly Map: ComponentType<PinMapProps> | undefined;
  readonly fixes: { readonly finding: boolean; readonly problem?: string; readonly start: () => void };
  /** An empty question: where the phone is, is the first guess. */
  readonly askAtOnce: boolean;
  readonly onHold: () => void;
  readonly onMove: (position: Position) => void;
  readonly onWhy: (words: string) => void;
}

const AGE_STEP_MS = 5000;

/** The map with the pin, and in words where it is, how exact, how old, and why it was moved. */
export function PlacePin({ id, place, Map, fixes, askAtOnce, onHold, onMove, onWhy }: PlacePinProps) {
  const now = useNow(AGE_STEP_MS);
  useEffect(() => {
    if (askAtOnce) fixes.start();
    // Once, when the question opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const { position, measured, accuracy } = place;
  const age = fixWords(place, now);
  return (
    <div className="stack">
      {Map && <Map position={position} measured={measured} accuracy={accuracy} onHold={onHold} onMove={onMove} />}
      <div className="pin-line">
        <div>
          <p className="small soft" role="status">
            {fixes.finding ? 'Finding where you are…' : pinWords(place)}
            {place.ward && ` · ${place.ward} ward`}
          </p>
          {age && <p className="small soft">{age}</p>}
        </div>
        <Button look="quiet" small icon="pin" onPress={fixes.start} busy={fixes.finding ? 'Finding…' : undefined}>
          {position ? 'Find me again' : 'Put the pin where I am'}
        </Button>
      </div>
      {fixes.problem && !position && <Notice tone="waiting">{fixes.problem}</Notice>}
      {isRough(place) && (
        <Notice tone="waiting" title={`Only within ${accuracy} m`}>
          <p>Worse than {GOOD_ENOUGH_METRES} m. Move the pin to the place itself, or say exactly where it is below.</p>
        </Notice>
      )}
      {measured && <WhyMoved id={`${id}.movedWhy`} why={place.movedWhy ?? ''} onChange={onWhy} />}
    </div>
  );
}

interface WhyMovedProps {
  readonly id: string;
  readonly why: string;
  readonly onChange: (words: string) => void;
}

const OTHER = 'other';

/** Both positions are kept; the reason is one tap, or words. */
function WhyMoved({ id, why, onChange }: WhyMovedProps) {
  const usual = WHY_MOVED.some(({ value }) => value === why);
  const [typing, setTyping] = useState(why !== '' && !usual);
  return (
    <>
      <Segments
        id={`${id}.usual`}
        label="Why the pin was moved"
        choices={[...WHY_MOVED, { value: OTHER, label: 'Other' }]}
        value={typing ? OTHER : why}
        onChange={(words) => {
          setTyping(words === OTHER);
          onChange(words === OTHER ? '' : (words ?? ''));
        }}
      />
      {typing && <TextField id={id} label="Why, in your own words" optional value={why} onChange={onChange} />}
    </>
  );
}
