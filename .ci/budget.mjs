// What a phone has to load, measured on the built files and held to a limit.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const dist = 'dist';
const KB = 1024;

const rows = [
  ['JavaScript before the home screen, worker included (brotli)', brotliOf(beforeHome()), 150 * KB],
  ['sw.js (gzip)', gzipSync(read('sw.js')).length, 40 * KB],
  ['Precached shell', precached().reduce((sum, file) => sum + statSync(path.join(dist, file)).size, 0), 3 * KB * KB],
];

for (const [name, size, limit] of rows) {
  console.log(`${size > limit ? '✗' : '✓'} ${name.padEnd(62)} ${kilobytes(size)} of ${kilobytes(limit)}`);
}
if (rows.some(([, size, limit]) => size > limit)) process.exitCode = 1;

/** The page's own scripts, what they import, the officer's first screen, and the worker: each with its static imports. */
function beforeHome() {
  const html = read('index.html').toString();
  const page = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
  const named = readdirSync(path.join(dist, 'assets')).map((name) => `assets/${name}`);
  const first = named.filter((file) => /\/(phone-worker|app-root|home)-[\w-]+\.js$/i.test(file));
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file) || !existsSync(path.join(dist, file))) return;
    reached.add(file);
    for (const match of read(file)
      .toString()
      .matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w.-]+\.js)"/g))
      visit(`assets/${match[1]}`);
  };
  [...page, ...first].forEach(visit);
  return [...reached];
}

function precached() {
  const urls = [
    ...read('sw.js')
      .toString()
      .matchAll(/"?url"?:"([^"]+)"/g),
  ].map((match) => match[1]);
  return [...new Set(urls)];
}

function brotliOf(files) {
  return files.reduce((sum, file) => sum + brotliCompressSync(read(file)).length, 0);
}

function read(file) {
  return readFileSync(path.join(dist, file));
}

function kilobytes(bytes) {
  return `${(bytes / KB).toFixed(1).padStart(7)} KB`;
}
