import type { Found } from '#ui/form/form-context.ts';

const LONGEST_WAIT_MS = 15_000;
const OLDEST_MS = 10_000;
const ROUGHLY = { enableHighAccuracy: false, timeout: 10_000, maximumAge: 5 * 60_000 } as const;
/** No fix is asked for that is so old: the engine's clock is another one. */
const WRONG_CLOCK_MS = 60 * 60_000;

const DENIED = 1;
const CANNOT_TELL = 2;
const WAY_ON = 'Put the pin by hand, or say where in words.';
/** Every way it can fail has a way on: a pin by hand, or words. */
const problems: Readonly<Record<number, string>> = {
  [DENIED]: `This phone does not let Wardbook see where it is. ${WAY_ON} To change it, allow “Location” for Wardbook in the phone’s settings.`,
  [CANNOT_TELL]: `The phone cannot tell where it is here, as often indoors. ${WAY_ON}`,
  3: `The phone took too long to find where it is. Try again outside. ${WAY_ON}`,
};
const ABSENT = `This phone cannot tell Wardbook where it is. ${WAY_ON}`;

/** Where this phone says that it is. */
export const followHere = (heard: (found: Found) => void): (() => void) =>
  follow(heard, 'geolocation' in navigator ? navigator.geolocation : undefined);

/** Tells each fix as it comes, and what stands in the way while there is none; ends when the answer is called. */
export function follow(
  heard: (found: Found) => void,
  gps: Geolocation | undefined,
  now: () => number = Date.now,
): () => void {
  if (!gps) {
    heard({ problem: ABSENT });
    return () => undefined;
  }
  let over = false;
  let fixed = false;
  const fix: PositionCallback = ({ coords: { latitude, longitude, accuracy }, timestamp }) => {
    if (over) return;
    fixed = true;
    const at = Math.abs(now() - timestamp) > WRONG_CLOCK_MS ? now() : timestamp;
    heard({ fix: { position: { lat: latitude, lon: longitude }, accuracy: Math.round(accuracy), at } });
  };
  // Once there is a fix, the next one being late is nothing to tell.
  const problem: PositionErrorCallback = ({ code }) => {
    if (!over && (!fixed || code === DENIED)) heard({ problem: problems[code] ?? problems[CANNOT_TELL] ?? ABSENT });
  };
  let askedRoughly = false;
  const watch = gps.watchPosition(
    fix,
    (error) => {
      if (error.code === DENIED || askedRoughly || fixed) return problem(error);
      // Indoors the network still knows roughly where the phone is, when satellites do not.
      askedRoughly = true;
      gps.getCurrentPosition(fix, () => problem(error), ROUGHLY);
    },
    { enableHighAccuracy: true, timeout: LONGEST_WAIT_MS, maximumAge: OLDEST_MS },
  );
  return () => {
    over = true;
    gps.clearWatch(watch);
  };
}
