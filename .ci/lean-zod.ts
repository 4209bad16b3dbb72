import type { Plugin } from 'vite';

/** Zod's JSON Schema writer hangs on every schema, so no bundler drops it; a phone never writes one. The server keeps it. */
export const leanZod = (): Plugin => ({
  name: 'wardbook-lean-zod',
  apply: 'build',
  transform(code, id) {
    if (!/[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js/.test(id)) return undefined;
    const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
    return { code: names.map((name) => `export const ${name} = undefined;`).join('\n'), map: null };
  },
});
