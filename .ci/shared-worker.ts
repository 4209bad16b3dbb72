import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const source = path.resolve('src/phone-worker.ts');
const reference = "new URL('../phone-worker.ts', import.meta.url)";

/**
 * Builds the phone's worker in one graph with the page, so that what both need is loaded and kept once; by itself Vite
 * gives a worker a second copy of everything.
 */
export const sharedWorker = (): Plugin => ({
  name: 'wardbook-shared-worker',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/src/app/') || !code.includes(reference)) return undefined;
    const file = this.emitFile({ type: 'chunk', id: source, name: 'phone-worker' });
    return { code: code.replace(reference, `import.meta.ROLLUP_FILE_URL_${file}`), map: null };
  },
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
    const worker = chunks.find((chunk) => chunk.facadeModuleId === source);
    const importsWorker = chunks.filter((chunk) => worker && chunk.imports.includes(worker.fileName));
    const ofPage = chunks.filter((chunk) => chunk.isEntry && chunk !== worker).map((chunk) => chunk.fileName);
    // A chunk runs when it is loaded: the page must never load the worker's own, nor the worker the page's.
    if (!worker || importsWorker.length > 0 || reachable(worker, chunks).some((name) => ofPage.includes(name)))
      this.error('The phone’s worker and the page cannot be kept apart in one build');
  },
});

function reachable(from: Rolldown.OutputChunk, chunks: Rolldown.OutputChunk[]): string[] {
  const reached = new Set(from.imports);
  for (const name of reached)
    for (const next of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) reached.add(next);
  return [...reached];
}
