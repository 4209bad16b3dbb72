import type { Fix } from '#ui/form/form-context.ts';

const LONGEST_WAIT_MS = 15_000;
const OLDEST_MS = 10_000;

/** Every way it can fail has a way on: a pin by hand, or words. */
const problems: Record<number, string> = {
  1: 'This phone does not let Wardbook see where it is. Put the pin by hand, or say where in words.',
  2: 'The phone cannot tell where it is here. Put the pin by hand, or say where in words.',
  3: 'The phone took too long to find where it is. Try again outside, or put the pin by hand.',
};

export const locate = (): Promise<{ readonly fix: Fix } | { readonly problem: string }> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve({ problem: problems[2] ?? '' });
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ fix: { position: { lat: latitude, lon: longitude }, accuracy: Math.round(accuracy) } }),
      ({ code }) => resolve({ problem: problems[code] ?? problems[2] ?? '' }),
      { enableHighAccuracy: true, timeout: LONGEST_WAIT_MS, maximumAge: OLDEST_MS },
    );
  });
