import { expect, test } from 'vitest';
import type { Found } from '#ui/form/form-context.ts';
import { follow } from './locate.ts';

const NOW = Date.parse('2026-06-01T09:00:00Z');
const denied = 1;
const timedOut = 3;

/** The outside: a GPS that says what the test tells it to. */
function fakeGps() {
  const asked: { fix: PositionCallback; error: PositionErrorCallback | null | undefined; cleared: boolean }[] = [];
  const ask = (fix: PositionCallback, error?: PositionErrorCallback | null) =>
    asked.push({ fix, error, cleared: false }) - 1;
  const gps: Geolocation = {
    watchPosition: ask,
    getCurrentPosition: (fix, error) => void ask(fix, error),
    clearWatch(index) {
      const one = asked[index];
      if (one) one.cleared = true;
    },
  };
  const failure = (code: number): GeolocationPositionError => ({
    code,
    message: '',
    PERMISSION_DENIED: 1,
    POSITION_UNAVAILABLE: 2,
    TIMEOUT: 3,
  });
  return {
    gps,
    asked,
    fix(index: number, accuracy: number, timestamp = NOW) {
      const coords = {
        latitude: 51.27,
        longitude: 0.51,
        accuracy,
        altitude: null,
        altitudeAccuracy: null,
        heading: null,
        speed: null,
      };
      asked[index]?.fix({ timestamp, coords: { ...coords, toJSON: () => coords }, toJSON: () => coords });
    },
    fail: (index: number, code: number) => asked[index]?.error?.(failure(code)),
  };
}

function listen() {
  const outside = fakeGps();
  const heard: Found[] = [];
  const stop = follow(
    (found) => heard.push(found),
    outside.gps,
    () => NOW,
  );
  return { ...outside, heard, stop };
}

test('fixes come until it is ended', () => {
  const { fix, heard, stop, asked } = listen();
  fix(0, 8.4, NOW - 1000);
  fix(0, 6);
  stop();
  fix(0, 5);
  expect(heard).toEqual([
    { fix: { position: { lat: 51.27, lon: 0.51 }, accuracy: 8, at: NOW - 1000 } },
    { fix: { position: { lat: 51.27, lon: 0.51 }, accuracy: 6, at: NOW } },
  ]);
  expect(asked[0]?.cleared).toBe(true);
});

test('a denied position is said at once, with the way on', () => {
  const { fail, heard, asked } = listen();
  fail(0, denied);
  expect(asked).toHaveLength(1);
  expect(heard).toEqual([{ problem: expect.stringContaining('Put the pin by hand, or say where in words') }]);
});

test('indoors a rough position is asked for before anybody is told', () => {
  const { fix, fail, heard, asked } = listen();
  fail(0, timedOut);
  expect(asked).toHaveLength(2);
  expect(heard).toEqual([]);
  fix(1, 900);
  expect(heard).toMatchObject([{ fix: { accuracy: 900 } }]);
  fail(0, timedOut);
  expect(heard).toHaveLength(1);
});

test('with neither, the first reason is said', () => {
  const { fail, heard } = listen();
  fail(0, timedOut);
  fail(1, 2);
  expect(heard).toEqual([{ problem: expect.stringContaining('took too long') }]);
});

test('a browser without a GPS has a way on too', () => {
  const heard: Found[] = [];
  follow((found) => heard.push(found), undefined)();
  expect(heard).toEqual([{ problem: expect.stringContaining('Put the pin by hand') }]);
});

test('a fix of another age than asked for is of now', () => {
  const { fix, heard } = listen();
  fix(0, 8, 0);
  expect(heard).toMatchObject([{ fix: { at: NOW } }]);
});
