import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from 'vite';

interface BuiltScripts {
  /** The built file of an entry, by its name. */
  file(name: string): string;
  remove(): void;
}

/** Builds TypeScript for processes and threads of their own, which Node cannot run from source. */
export async function buildScripts(entries: Record<string, string>): Promise<BuiltScripts> {
  // Inside the checkout, so that packages are found.
  fs.mkdirSync('node_modules/.cache', { recursive: true });
  const folder = fs.mkdtempSync(path.resolve('node_modules/.cache/wardbook-script-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: { input: entries, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  });
  fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  return {
    file: (name) => path.join(folder, `${name}.js`),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
