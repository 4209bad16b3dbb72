import { spawnSync } from 'node:child_process';

/** Vitest's global set-up for the end-to-end tests: they drive what is built, so it must be built from what is written. */
export function setup(): void {
  const { status } = spawnSync(process.execPath, ['.ci/prepare.mjs'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('Wardbook could not be built; the reason is above.');
}
