import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const pretendNode = (version: string) =>
  `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;

test('a Node that is too old is refused in a plain sentence, before anything is installed', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', pretendNode('20.18.3'), '.ci/prepare.mjs'],
    {
      encoding: 'utf8',
    },
  );
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^Wardbook needs Node\.js 20\.19 or newer; this is 20\.18\.3\. Install .*\n$/);
});

test('the lock file names every platform’s packages', () => {
  const { status, stderr } = spawnSync(process.execPath, ['.ci/lock.mjs'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
