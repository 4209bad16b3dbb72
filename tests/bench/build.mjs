// Builds what a bench runs: the council's server, and the page with the phone in it. Into a folder that git does not keep.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'node_modules/.bench');
const common = { configFile: false, root, logLevel: 'warn', publicDir: false };

export const serverScript = path.join(out, 'council-server.js');

export async function buildServer() {
  await build({
    ...common,
    build: {
      ssr: true,
      target: 'node20',
      outDir: out,
      emptyOutDir: false,
      rolldownOptions: {
        input: {
          'council-server': path.join(root, 'tests/bench/council-server.ts'),
          'embedded-worker': path.join(root, 'src/server/db/embedded-worker.ts'),
          intake: path.join(root, 'tests/bench/intake.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

export async function buildPage() {
  const outDir = path.join(out, 'page');
  await build({
    ...common,
    base: './',
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: path.join(root, 'tests/bench/page/bench-page.ts'),
        output: {
          entryFileNames: 'page.js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
        },
      },
    },
  });
  writeFileSync(
    path.join(outDir, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>',
  );
}

// The peer harness needs the server alone.
if (process.argv[1] === fileURLToPath(import.meta.url)) await buildServer();
