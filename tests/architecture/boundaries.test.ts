import { createRequire } from 'node:module';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { inScratchTree, runTool, sourceFiles } from './scratch-tree.ts';

vi.setConfig({ testTimeout: 120_000 });

const config = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(createRequire(import.meta.url)('../../.dependency-cruiser.cjs'));

const layers = ['domain', 'reports', 'documents', 'ui', 'kinds', 'protocol', 'device', 'sync', 'app', 'desk', 'link'];
const imports = (...specifiers: string[]) => specifiers.map((specifier) => `import '${specifier}';\n`).join('');

/** One fault for each rule: the file that breaks it, and what it imports. */
const faults: Record<string, [file: string, source: string]> = {
  ...Object.fromEntries(
    layers.map((layer) => [`${layer}-imports`, [`src/${layer}/fault.ts`, imports('#server/target.ts')]]),
  ),
  'server-imports': ['src/server/fault.ts', imports('#sync/target.ts')],
  'kind-imports-no-other-kind': ['src/kinds/one/rules.ts', imports('../two/index.ts')],
  'kind-screens-import-domain-and-ui-only': ['src/kinds/one/Form.tsx', imports('#protocol/target.ts')],
  'kinds-through-the-registry': ['src/desk/fault-kind.ts', imports('#kinds/two/index.ts')],
  'kind-loads-its-screens-lazily': ['src/kinds/one/index.ts', imports('./Form.tsx')],
  'worker-reaches-no-kind-and-no-react': ['src/sw.ts', imports('#sync/reaches-kinds.ts')],
  'app-tasks-do-not-import-each-other': ['src/app/map/fault.ts', imports('../outbox/target.ts')],
  'desk-tasks-do-not-import-each-other': ['src/desk/map/fault.ts', imports('../inbox/target.ts')],
  'no-client-libraries': ['src/server/fault-dexie.ts', imports('dexie')],
  'no-react-below-the-screens': ['src/device/fault-react.ts', imports('react')],
  'no-node-outside-the-server': ['src/device/fault-node.ts', imports('node:fs')],
  'domain-libraries': ['src/domain/fault-library.ts', imports('fastify')],
  'domain-geo-libraries': ['src/domain/geo/fault.ts', imports('csv-parse')],
  'likeness-libraries': ['src/domain/likeness.ts', imports('csv-parse')],
  'likeness-is-loaded-late': ['src/device/fault-likeness.ts', imports('#domain/likeness.ts')],
  'protocol-libraries': ['src/protocol/fault-library.ts', imports('kysely')],
  'no-development-libraries': ['src/ui/fault-development.ts', imports('fast-check')],
  'no-cycles': ['src/domain/cycle-a.ts', imports('./cycle-b.ts')],
  resolvable: ['src/ui/fault-missing.ts', imports('./nowhere.ts')],
};

const innocent: Record<string, string> = {
  'src/domain/cycle-b.ts': imports('./cycle-a.ts'),
  'src/sync/reaches-kinds.ts': imports('#kinds/registry.ts'),
  'src/kinds/registry.ts': imports('./two/index.ts'),
  ...Object.fromEntries(
    ['server', 'sync', 'protocol', 'app/outbox', 'desk/inbox'].map((folder) => [
      `src/${folder}/target.ts`,
      'export {};\n',
    ]),
  ),
  'src/kinds/two/index.ts': 'export {};\n',
};

test('the whole of src is read, and no import crosses a boundary', async () => {
  const { modules, violations } = await cruise(process.cwd());
  expect(violations).toEqual([]);
  expect(modules.filter((source) => source.startsWith('src/')).length).toBeGreaterThanOrEqual(sourceFiles().length);
});

test('every rule can fail: one planted fault for each is caught', async () => {
  expect(Object.keys(faults).toSorted()).toEqual(config.forbidden.map(({ name }) => name).toSorted());
  const violations = await inScratchTree(
    { ...Object.fromEntries(Object.values(faults)), ...innocent },
    async (folder) => {
      return (await cruise(folder)).violations;
    },
  );
  const missed = Object.entries(faults).filter(([rule, [file]]) => !violations.includes(`${rule}: ${file}`));
  expect(missed).toEqual([]);
});

const cruised = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});

async function cruise(folder: string) {
  const output = await runTool(
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
    folder,
  );
  const { modules, summary } = cruised.parse(JSON.parse(output));
  return {
    modules: modules.map(({ source }) => source),
    violations: summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`),
  };
}
