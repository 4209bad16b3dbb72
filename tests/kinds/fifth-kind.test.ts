// A fifth kind is one folder and one line. The proof: a copy of the project with just those two changes is type-checked
// whole, and the suites that loop over the list are run in it, from the form over phone and server to the desk.
import { execFile } from 'node:child_process';
import { appendFile, cp } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { kinds } from '#kinds/registry.ts';
import { inScratchTree } from '../architecture/scratch-tree.ts';

const KIND = 'abandoned-vehicle';
const suites = [
  'tests/kinds/every-kind.test.ts',
  'tests/kinds/every-kind-on-a-phone.test.ts',
  'tests/ui/every-kind-form.test.ts',
  'tests/server/http/push-to-desk.test.ts',
  'tests/architecture/kinds-stay-in-their-folder.test.ts',
];
// Tests of the other kinds are run where these suites themselves are.
const ofNoOtherKind = `^(?!.*(${kinds.map(({ name }) => name).join('|')}))`;
const configuration = {
  'vitest.config.mjs': `export default { test: { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2, isolate: false, testNamePattern: ${JSON.stringify(ofNoOtherKind)} } };`,
};

const reportSchema = z.object({
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

test('a fifth kind is one folder and one line', { timeout: 300_000 }, async () => {
  await inScratchTree(configuration, async (folder) => {
    for (const part of ['src', 'tests', '.ci', 'vite.config.ts'])
      await cp(part, path.join(folder, part), { recursive: true });
    await cp(`tests/kinds/fixtures/${KIND}`, path.join(folder, 'src/kinds', KIND), { recursive: true });
    await appendFile(
      path.join(folder, 'src/kinds/index.ts'),
      `export { abandonedVehicle } from './${KIND}/index.ts';\n`,
    );

    const [faults, json] = await Promise.all([
      outputOf('tsc', ['--noEmit', '-p', 'tsconfig.json'], folder),
      outputOf('vitest', ['run', '--reporter=json', '--config', 'vitest.config.mjs', ...suites], folder),
    ]);
    const report = reportSchema.parse(JSON.parse(json));
    const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(report.testResults.flatMap(({ message }) => message).join('')).toBe('');
    expect(results.flatMap(({ failureMessages }) => failureMessages ?? [])).toEqual([]);
    expect(report.numFailedTests).toBe(0);
    expect(faults).toBe('');
    // It did something: each suite tested the new kind.
    const suitesWithIt = report.testResults.filter(({ assertionResults }) =>
      assertionResults.some(({ fullName, status }) => status === 'passed' && fullName.includes(KIND)),
    );
    expect(suitesWithIt).toHaveLength(suites.length);
  });
});

/** What a tool prints; that it found faults is an answer too. */
async function outputOf(tool: string, args: readonly string[], cwd: string): Promise<string> {
  const run = promisify(execFile);
  // Not as a part of this run of the tests: a fresh one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && name !== 'NODE_ENV'),
  );
  const program = path.resolve('node_modules/.bin', tool);
  return run(program, [...args], { cwd, env, maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' }).then(
    ({ stdout }) => stdout.trim(),
    (error: unknown) => z.object({ stdout: z.string() }).parse(error).stdout.trim(),
  );
}
