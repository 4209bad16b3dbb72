import type { Plugin, Rolldown } from 'vite';

interface PrecacheEntry {
  url: string;
  revision: string | null;
  size: number;
}

/** Keeps what only the desk, the link pages and the server load out of the phone's precache, by following the built import graph. */
export function createPhoneShell() {
  const notForPhones = new Set<string>();

  const plugin: Plugin = {
    name: 'wardbook-phone-shell',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const reached = reachedByPhone(chunks);
      for (const chunk of chunks) if (!reached.has(chunk)) for (const file of filesOf(chunk)) notForPhones.add(file);
      for (const chunk of reached) for (const file of filesOf(chunk)) notForPhones.delete(file);
    },
  };

  const keepPhoneFiles = (entries: PrecacheEntry[]) => ({
    manifest: entries.filter((entry) => !notForPhones.has(entry.url) && !isLinkPage(entry.url)),
    warnings: [],
  });

  return { plugin, keepPhoneFiles };
}

// A kind’s committee tables, what it gives away and its stories for the demonstration are made at the server.
const notOnPhones = /\/src\/(desk|link)\/|\/src\/kinds\/[^/]+\/(reports|open-data|stories)[.]ts$/;

const isLinkPage = (file: string | null): boolean => /(^|\/)job[.]html$/.test(file ?? '');

function reachedByPhone(chunks: Rolldown.OutputChunk[]): Set<Rolldown.OutputChunk> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const reached = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (!chunk || reached.has(chunk)) return;
    reached.add(chunk);
    for (const name of chunk.imports) visit(byName.get(name));
    for (const name of chunk.dynamicImports) {
      const next = byName.get(name);
      if (!notOnPhones.test(next?.facadeModuleId ?? '')) visit(next);
    }
  };
  for (const chunk of chunks) if (chunk.isEntry && !isLinkPage(chunk.facadeModuleId)) visit(chunk);
  return reached;
}

const filesOf = (chunk: Rolldown.OutputChunk): string[] => [
  chunk.fileName,
  ...(chunk.viteMetadata?.importedCss ?? []),
  ...(chunk.viteMetadata?.importedAssets ?? []),
];
