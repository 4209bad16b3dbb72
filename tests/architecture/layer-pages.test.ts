import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const layers = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(layers)('src/%s says in a README of at most 40 lines what belongs there', (layer) => {
  const page = `src/${layer}/README.md`;
  expect(existsSync(page)).toBe(true);
  // The kinds' page is the walk-through with a complete kind in it.
  const limit = layer === 'kinds' ? 120 : 40;
  expect(readFileSync(page, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(limit);
});

test('the top level holds only what belongs there', () => {
  const allowed = [
    'src',
    'public',
    'tests',
    'index.html',
    'vite.config.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'README.md',
    'LICENSE',
  ];
  const made = ['node_modules', 'dist', 'dist-server', 'data', 'data-demo', 'coverage'];
  const present = readdirSync('.').filter((name) => !name.startsWith('.') && !name.endsWith('.log'));
  expect(present.filter((name) => !allowed.includes(name) && !made.includes(name))).toEqual([]);
});
