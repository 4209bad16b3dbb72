import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { leanZod } from './.ci/lean-zod.ts';
import { createPhoneShell } from './.ci/phone-shell.ts';
import { sharedWorker } from './.ci/shared-worker.ts';
import { CountReporter } from './tests/support/count-reporter.ts';

const serverEntries = {
  main: 'src/server/main.ts',
  cli: 'src/server/cli/main.ts',
  'embedded-worker': 'src/server/db/embedded-worker.ts',
};

const manifest = {
  id: '/',
  name: 'Wardbook',
  short_name: 'Wardbook',
  description: 'A notebook that works with no signal',
  lang: 'en-GB',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  theme_color: '#0f5257',
  background_color: '#f4f5f1',
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
} as const;

export default defineConfig(({ isSsrBuild, mode }) => ({
  ...(isSsrBuild ? serverBuild() : webBuild()),
  test: {
    reporters: ['default', new CountReporter()],
    // A busy machine takes longer than Vitest's second.
    expect: { poll: { timeout: 30_000 } },
    globalSetup: mode === 'postgres' ? ['tests/support/postgres-setup.ts'] : [],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          environment: 'node',
          // Files share a worker's modules: loading them anew for each was a quarter of the run. No test changes a module.
          isolate: false,
          env: { SIMULATION_RUNS: mode === 'soak' ? '500' : '4' },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Vitest would leave one core to itself, which hardly uses it.
          maxWorkers: 2,
        },
      },
      {
        // Two browsers and two servers at a time, after everything else: two cores are all there is.
        test: {
          name: 'e2e',
          include: ['tests/**/*.e2e.ts'],
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 180_000,
          globalSetup: ['tests/support/built-setup.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
}));

function webBuild() {
  const shell = createPhoneShell();
  return {
    plugins: [
      react(),
      leanZod(),
      sharedWorker(),
      shell.plugin,
      VitePWA({
        strategies: 'injectManifest',
        srcDir: 'src',
        filename: 'sw.ts',
        registerType: 'prompt',
        injectRegister: false,
        manifest: { ...manifest, icons: [...manifest.icons] },
        includeManifestIcons: false,
        injectManifest: {
          // A file over 2 MB here is an error, which is the plugin's default.
          // The papers' fonts are WOFF: the PDF library reads no WOFF2.
          globPatterns: ['**/*.{js,css,html,woff,woff2,svg,png}'],
          // A hashed name already changes with its content.
          dontCacheBustURLsMatching: /^assets\//,
          manifestTransforms: [shell.keepPhoneFiles],
          buildPlugins: { vite: [leanZod()] },
        },
      }),
    ],
    build: {
      target: 'es2022',
      outDir: 'dist',
      // No data: URLs and no polyfill, so that the strict content security policy needs no exception.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: 'index.html', job: 'src/link/job.html' } },
      modulePreload: {
        polyfill: false,
        // The page names what it needs first; a chunk the worker loads too has no document to preload into.
        resolveDependencies: (_file: string, chunks: string[], { hostType }: { hostType: 'html' | 'js' }) =>
          hostType === 'html' ? chunks : [],
      },
    },
    worker: { format: 'es' as const, plugins: () => [leanZod()] },
    server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
  };
}

function serverBuild() {
  return {
    publicDir: false as const,
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'dist-server',
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(serverEntries).filter(([, file]) => existsSync(file))),
        // Flat, so that import.meta.url of a shared chunk still finds its neighbours.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}
