import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Figure } from './report.ts';

/** What `.ci/budget.mjs` says of the built app; nothing where it is not built. */
export function bundleSize(): Figure[] {
  if (!existsSync('dist/index.html')) return [];
  const { stdout } = spawnSync(process.execPath, ['.ci/budget.mjs'], { encoding: 'utf8' });
  const found = [...stdout.matchAll(/^. (.+?)\s{2,}([\d.]+) KB of\s+([\d.]+) KB$/gm)];
  return found.map(([, what = '', value, most]) => ({ what, value: Number(value), unit: 'KB', most: Number(most) }));
}
