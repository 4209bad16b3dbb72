// `npm run verify`: every check there is, cheapest first, stopping at the first that fails.
// `--all` goes on after a failure; `--no-tests` leaves the tests to whoever runs them beside this.
import { spawnSync } from 'node:child_process';

const checks = [
  ['lock file', 'node', ['.ci/lock.mjs']],
  ['format', 'biome', ['format', '.']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['boundaries', 'depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src']],
  ['dead code', 'knip', ['--no-progress']],
  ['build', 'node', ['.ci/build.mjs']],
  ['budget', 'node', ['.ci/budget.mjs']],
  // The README's own command, so that green here is green there.
  ['tests', 'npm', ['test', '--silent']],
];
const all = process.argv.includes('--all');
const chosen = process.argv.includes('--no-tests') ? checks.filter(([name]) => name !== 'tests') : checks;
const failed = [];

// npm puts node_modules/.bin on the path; started by hand it is not there.
const env = { ...process.env, PATH: `node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` };

for (const [name, command, args] of chosen) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (status === 0) continue;
  failed.push(name);
  console.error(`\nFailed: ${name} (${[command, ...args].join(' ')})`);
  if (!all) break;
}

if (failed.length > 1) console.error(`\nIn all: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
