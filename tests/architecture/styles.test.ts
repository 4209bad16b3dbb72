// The phone never loads the desk's style sheets: a class that only they know leaves its screen plain.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const filesOf = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));

const styledIn = (folder: string, ending = '.css'): ReadonlySet<string> =>
  new Set(filesOf(folder, ending).flatMap((css) => [...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name)));
const usedIn = (folder: string): readonly string[] =>
  filesOf(folder, '.tsx').flatMap((code) =>
    [...code.matchAll(/className="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' ')),
  );

test('what the phone shows is styled by what the phone loads', () => {
  const phone = styledIn('src/ui');
  const deskOnly = [...styledIn('src/desk', 'desk.css')].filter((name) => !phone.has(name));
  const used = ['src/ui', 'src/app'].flatMap(usedIn);
  expect(deskOnly.length).toBeGreaterThan(20);
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter((name) => deskOnly.includes(name))).toEqual([]);
});
