import { describe, expect, it } from 'vitest';
import { gridPointOf, gridReference, positionOfGridPoint, positionOfReference } from './national-grid.ts';

// The worked example of Ordnance Survey's "A guide to coordinate systems in Great Britain": Caister water tower.
const caister = { lat: 52 + 39 / 60 + 28.8282 / 3600, lon: 1 + 42 / 60 + 57.8663 / 3600 };

// Of the test points that Ordnance Survey publishes with OSTN15: from Scilly to Shetland, Kent and London among them.
const published: readonly (readonly [point: string, lat: number, lon: number, easting: number, northing: number])[] = [
  ['TP01, Scilly', 49.922_263_937_3, -6.299_777_520_14, 91_492.146, 11_318.804],
  ['TP03, Plymouth', 50.438_858_256_1, -4.108_645_635_61, 250_359.811, 62_016.569],
  ['TP05, Southampton', 50.931_279_379_1, -1.450_514_337, 438_710.92, 114_792.25],
  ['TP07, North Foreland in Kent', 51.374_470_255_5, 1.444_547_304_09, 639_821.835, 169_565.858],
  ['TP09, Lambeth', 51.489_365_649_5, -0.119_925_571_8, 530_624.974, 178_388.464],
  ['TP10, Carmarthen', 51.858_908_964, -4.308_524_769_6, 241_124.584, 220_332.641],
  ['TP11, Colchester', 51.894_366_373_5, 0.897_243_270_12, 599_445.59, 225_722.826],
  ['TP15, Nottingham', 52.962_191_094_1, -1.197_476_559_22, 454_002.834, 340_834.943],
  ['TP20, Leeds', 53.800_215_196_3, -1.663_791_682_42, 422_242.186, 433_818.701],
  ['TP30, Inverness', 57.486_250_007_2, -4.219_263_985_55, 267_056.768, 846_176.972],
  ['TP40, Shetland', 60.133_080_916_6, -2.073_828_227_98, 395_999.668, 1_138_728.951],
];

describe('National Grid', () => {
  it.each(published)('is within 5 m of %s', (_, lat, lon, easting, northing) => {
    const found = gridPointOf({ lat, lon });
    expect(Math.hypot(found.easting - easting, found.northing - northing)).toBeLessThan(5);
  });

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
