import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Prints `N passed, N failed` as the last line of a run: a file that does not load and an error outside a test count as failures. */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const brokenFiles = modules.filter(
      (module) => !module.ok() && [...module.children.allTests('failed')].length === 0,
    );
    const failed = count('failed') + brokenFiles.length + unhandled.length;
    const skipped = count('skipped') + count('pending');
    // Only at the end is it known whether the run as a whole ended well, and the built-in summary is written.
    process.once('exit', (code) => {
      const failures = code === 0 ? failed : Math.max(failed, 1);
      writeSync(1, `${count('passed')} passed, ${failures} failed${skipped ? `, ${skipped} skipped` : ''}\n`);
    });
  }
}
