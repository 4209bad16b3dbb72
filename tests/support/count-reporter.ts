import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/**
 * Ends a run with a line for each failure and, last, `N passed, N failed`.
 * A file that does not load and an error outside a test count as failures.
 */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const failures = [
      ...tests.filter((test) => test.result().state === 'failed').map(failedTest),
      ...modules.filter(loadedBadly).map((module) => line(module.relativeModuleId, module.errors()[0]?.message)),
      ...unhandled.map((error) => line('outside a test', error.message)),
    ];
    const skipped = count('skipped') + count('pending');
    // Only at the end is it known whether the run as a whole ended well, and the built-in summary is written.
    process.once('exit', (code) => {
      if (code !== 0 && failures.length === 0) failures.push(line('the run', `ended with ${code}`));
      const counts = `${count('passed')} passed, ${failures.length} failed${skipped ? `, ${skipped} skipped` : ''}`;
      writeSync(1, `${[...failures, counts].join('\n')}\n`);
    });
  }
}

function failedTest(test: TestCase): string {
  return line(`${test.module.relativeModuleId} > ${test.fullName}`, test.result().errors?.[0]?.message);
}

function loadedBadly(module: TestModule): boolean {
  return !module.ok() && [...module.children.allTests('failed')].length === 0;
}

/** `.ci/run` finds these lines by their first words and repeats them at its end. */
function line(where: string, why = 'no reason given'): string {
  return `Failed test: ${where}: ${why.split('\n', 1)[0]}`;
}
