import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

const words = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'tint'],
  ['soft', 'paper'],
  ['soft', 'card'],
  ['soft', 'tint'],
  ['brand', 'paper'],
  ['brand', 'card'],
  ['brand', 'tint'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-deep'],
  ['on-attention', 'attention'],
  ['waiting', 'waiting-tint'],
  ['waiting', 'card'],
  ['received', 'received-tint'],
  ['attention', 'attention-tint'],
  ['attention', 'paper'],
  ['attention', 'card'],
] as const;
const edges = [
  ['edge', 'card'],
  ['edge', 'paper'],
  ['brand', 'card'],
] as const;

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  test.each(words)('%s on %s is AA for words', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(edges)('%s round %s is seen as the edge of a control', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
  });
});

function contrast(front: string, back: string, theme: 'light' | 'dark'): number {
  const [a, b] = [front, back].map((name) => luminance(tokens.get(name)?.[theme] ?? `no token ${name}`));
  const [light = 0, dark = 0] = [a ?? 0, b ?? 0].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
