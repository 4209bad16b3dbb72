import { describe, expect, it } from 'vitest';
import { metresBetween, placeWords, requiredPlaceSchema } from './place.ts';

describe('a place', () => {
  it('needs a pin or words', () => {
    const message = 'Put a pin on the map or say where it is';
    expect(requiredPlaceSchema.safeParse({}).error?.issues[0]?.message).toBe(message);
    expect(requiredPlaceSchema.safeParse(undefined).error?.issues[0]?.message).toBe(message);
    expect(requiredPlaceSchema.safeParse({ name: 'River Steps' }).success).toBe(true);
    expect(requiredPlaceSchema.safeParse({ position: { lat: 51.27, lon: 0.52 } }).success).toBe(true);
  });

  it('is always said in words', () => {
    expect(placeWords({ name: 'River Steps', grid: 'TQ 7591 5553' })).toBe('River Steps');
    expect(placeWords({ grid: 'TQ 7591 5553' })).toBe('TQ 7591 5553');
    expect(placeWords({ position: { lat: 51.27, lon: 0.52 } })).toBe('a pin on the map');
    expect(placeWords(undefined)).toBe('no place');
  });

  it('is measured along the ground', () => {
    const steps = { lat: 51.273, lon: 0.519 };
    expect(metresBetween(steps, steps)).toBe(0);
    expect(metresBetween(steps, { lat: 51.274, lon: 0.519 })).toBeCloseTo(111.2, 1);
  });
});
