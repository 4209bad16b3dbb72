import type { Plugin } from 'vite';

/**
 * Zod as a phone needs it; the server keeps it whole. Its JSON Schema writer hangs on every schema, so no bundler drops it. And it
 * probes `new Function`, which the content security policy reports, unless it is told before the first schema: here, so that the
 * first screens need not load zod to say so.
 */
export const leanZod = (): Plugin => ({
  name: 'wardbook-lean-zod',
  apply: 'build',
  transform(code, id) {
    if (/[\\/]zod[\\/]v4[\\/]core[\\/]core\.js/.test(id))
      return { code: `${code}\nglobalConfig.jitless = true;`, map: null };
    if (!/[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js/.test(id)) return undefined;
    const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
    return { code: names.map((name) => `export const ${name} = undefined;`).join('\n'), map: null };
  },
});
