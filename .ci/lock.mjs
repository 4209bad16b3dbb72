// A lock file that leaves out another platform's package makes `npm ci` fail everywhere: find that before anyone else does.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const names = Object.keys(packages);
const missing = Object.entries(packages).flatMap(([from, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !names.some((path) => path.endsWith(`node_modules/${name}`)))
    .map((name) => `${name}, wanted by ${from || 'package.json'}`),
);

for (const line of missing) console.error(`Missing from package-lock.json: ${line}`);
if (missing.length > 0) {
  console.error(
    'Delete node_modules and package-lock.json, pin a version whose platform packages exist, and install again.',
  );
  process.exitCode = 1;
}
