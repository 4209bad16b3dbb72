import { describe, expect, it } from 'vitest';
import { gridPointOf, gridReference, positionOfGridPoint, positionOfReference } from './national-grid.ts';

// The worked example of Ordnance Survey's "A guide to coordinate systems in Great Britain": Caister water tower.
const caister = { lat: 52 + 39 / 60 + 28.8282 / 3600, lon: 1 + 42 / 60 + 57.8663 / 3600 };

describe('National Grid', () => {
  it('is within 5 m of the Ordnance Survey example', () => {
    const { easting, northing } = gridPointOf(caister);
    expect(Math.abs(easting - 651_409.804)).toBeLessThan(5);
    expect(Math.abs(northing - 313_177.45)).toBeLessThan(5);
  });

  it('names the square', () => {
    expect(gridReference(caister)).toMatch(/^TG 514[01] 131[78]$/);
    expect(gridReference({ lat: 51.2733, lon: 0.5227 })).toMatch(/^TQ 7\d{3} 5\d{3}$/);
  });

  it('goes there and back', () => {
    const back = positionOfGridPoint(gridPointOf(caister));
    expect(back.lat).toBeCloseTo(caister.lat, 6);
    expect(back.lon).toBeCloseTo(caister.lon, 6);
  });

  it('reads back a typed reference, of six figures too', () => {
    const middle = positionOfReference('tg51401317');
    expect(middle && gridReference(middle)).toBe('TG 5140 1317');
    expect(gridPointOf(positionOfReference('TQ 759 555') ?? caister)).toMatchObject({
      easting: expect.closeTo(575_950, 0),
      northing: expect.closeTo(155_550, 0),
    });
    for (const text of ['TQ 7591 555', 'ZZ 759 555', 'TI 759 555', 'River Steps', ''])
      expect(positionOfReference(text)).toBeUndefined();
  });

  it('has no reference far from Great Britain', () => {
    expect(gridReference({ lat: 40, lon: 10 })).toBeUndefined();
  });
});
