// Before `npm start`, `npm test` and the commands: installs and builds when something changed. Uses Node alone, and
// speaks on stderr alone, so that a command's own output can be piped.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './build.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(root, 'node_modules', '.wardbook-stamp');

requireNode(20, 19);
if (!isInstalled()) install();
if (!isBuilt()) buildQuietly();

function requireNode(major, minor) {
  const [haveMajor = 0, haveMinor = 0] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  stop(
    `Wardbook needs Node.js ${major}.${minor} or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org and run the command again.`,
  );
}

/** What `npm install` put in place by hand counts too: only another lock file, Node or platform means starting afresh. */
function isInstalled() {
  if (!existsSync(path.join(root, 'node_modules', 'vite', 'bin', 'vite.js'))) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp()) return true;
  if (existsSync(stampFile) && platformOf(readFileSync(stampFile, 'utf8')) !== platformOf(stamp())) return false;
  if (!lockIsInPlace()) return false;
  writeFileSync(stampFile, stamp());
  return true;
}

function stamp() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  return `${process.versions.modules} ${process.platform}-${process.arch}\n${lock}\n`;
}

function platformOf(text) {
  return text.split('\n', 1)[0];
}

function lockIsInPlace() {
  const hiddenLock = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hiddenLock)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hiddenLock, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === '' || present[name]?.version === version || (optional && !present[name]),
  );
}

function install() {
  say('Installing the libraries Wardbook uses (half a minute or so)…');
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  // npm names itself in npm_execpath; started by hand, the shell has to find it.
  const npm = process.env.npm_execpath;
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status !== 0) {
    stop(
      'The libraries could not be installed. Check that this machine can reach the npm registry (a proxy is set with `npm config set proxy …`), then run the command again.',
    );
  }
  writeFileSync(stampFile, stamp());
}

/** Two commands at once build once: the second waits for the first. */
function buildQuietly() {
  const lock = path.join(root, 'node_modules', '.wardbook-building');
  while (!takes(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  process.once('exit', () => rmSync(lock, { recursive: true, force: true }));
  if (isBuilt()) return;
  say('Building Wardbook…');
  const { ok, output } = build('pipe');
  if (!ok) stop(`${output}\nWardbook could not be built; the reason is above.`);
}

function takes(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    // Left by a build that was killed: no build takes so long.
    const since = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (since > 180_000) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}
