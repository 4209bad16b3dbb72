// Builds phone app, desk and server, and leaves a stamp of the sources they were made from.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(root, 'dist-server', '.stamp');
const sources = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  '.ci/lean-zod.ts',
  '.ci',
];

export const isBuilt = () =>
  existsSync(path.join(root, 'dist', 'index.html')) &&
  existsSync(path.join(root, 'dist-server', 'main.js')) &&
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === hashOfSources();

export function build(stdio = 'inherit') {
  // Taken first: a file edited during the build must make the next start build again.
  const hash = hashOfSources();
  // Started by the tests, the environment would ask for React's development build.
  const env = { ...process.env, NODE_ENV: 'production' };
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const args of [['build'], ['build', '--ssr']]) {
    const result = spawnSync(process.execPath, [vite, ...args], { cwd: root, env, stdio, encoding: 'utf8' });
    if (result.status !== 0) return { ok: false, output: `${result.stdout ?? ''}${result.stderr ?? ''}` };
  }
  writeFileSync(stampFile, hash);
  return { ok: true, output: '' };
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((name) => filesUnder(path.join(root, name))).sort()) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(name) {
  if (!existsSync(name)) return [];
  if (statSync(name).isFile()) return [name];
  const entries = readdirSync(name, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return entries
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/\.(test\.tsx?|md)$/.test(file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = build().ok ? 0 : 1;
