import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { inScratchTree, runTool } from './scratch-tree.ts';

vi.setConfig({ testTimeout: 120_000 });

const lines = (count: number) => Array.from({ length: count }, (_, i) => `export const line${i} = ${i};\n`).join('');

/** One fault for each house rule that the linter keeps: the file, its text, and the rule that must speak. */
const faults: [rule: string, file: string, source: string][] = [
  ['consistent-type-assertions', 'src/domain/assertion.ts', 'export const count = JSON.parse("1") as number;\n'],
  ['no-explicit-any', 'src/domain/anything.ts', 'export const loose = (value: any): unknown => value;\n'],
  [
    'no-floating-promises',
    'src/domain/floating.ts',
    'const later = async () => 1;\nexport const start = () => {\n  later();\n};\n',
  ],
  [
    'no-misused-promises',
    'src/domain/misused.ts',
    'export const run = (list: number[]) => list.forEach(async () => {});\n',
  ],
  [
    'switch-exhaustiveness-check',
    'src/domain/not-exhaustive.ts',
    "export function word(tone: 'high' | 'low') {\n  switch (tone) {\n    case 'high':\n      return 1;\n  }\n  return 0;\n}\n",
  ],
  ['filename-case', 'src/domain/Camel_Case.ts', 'export const name = 1;\n'],
  ['max-lines', 'src/domain/long.ts', lines(301)],
  ['max-lines', 'tests/long.test.ts', lines(601)],
  ['no-default-export', 'src/domain/default-export.ts', 'export default 1;\n'],
  ['no-cycle', 'src/domain/cycle-a.ts', "import { b } from './cycle-b.ts';\nexport const a = () => b;\n"],
  [
    'no-restricted-properties',
    'tests/mocks.test.ts',
    "import { vi } from 'vitest';\nvi.mock('../src/domain/long.ts');\n",
  ],
  [
    'no-restricted-properties',
    'tests/sleeps.e2e.ts',
    'export const nap = (page: { waitForTimeout(ms: number): void }) => page.waitForTimeout(9);\n',
  ],
  ['no-warning-comments', 'src/domain/later.ts', '// TODO: finish\nexport const later = 1;\n'],
  ['no-console', 'src/device/printing.ts', "console.log('where the victim lives');\n"],
  [
    'rules-of-hooks',
    'src/ui/Hooked.tsx',
    "import { useState } from 'react';\nexport function Hooked({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return <p>x</p>;\n}\n",
  ],
  ['alt-text', 'src/ui/Picture.tsx', "export const Picture = () => <img src='/a.png' />;\n"],
];

const innocent = {
  'src/domain/cycle-b.ts': "import { a } from './cycle-a.ts';\nexport const b = () => a;\n",
  'src/domain/allowed.ts': "export const modes = ['on', 'off'] as const;\n",
  'src/kinds/registry.ts': 'export const pair = JSON.parse("1") as number;\n',
};

test('the linter catches one planted fault for each house rule, and lets the innocent pass', async () => {
  const files = Object.fromEntries(faults.map(([, file, source]) => [file, source]));
  const found = await inScratchTree({ ...files, ...innocent }, lint);
  expect(
    faults.filter(([rule, file]) => !found.some((line) => line.startsWith(`${file}: `) && line.includes(`(${rule})`))),
  ).toEqual([]);
  expect(
    found.filter((line) => line.startsWith('src/domain/allowed.ts') || line.startsWith('src/kinds/registry.ts')),
  ).toEqual([]);
});

const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

async function lint(folder: string): Promise<string[]> {
  const output = await runTool('oxlint', ['--type-aware', '--format', 'json', 'src', 'tests'], folder);
  return report
    .parse(JSON.parse(output))
    .diagnostics.map(({ code, filename }) => `${filename.replaceAll('\\', '/')}: ${code}`);
}
