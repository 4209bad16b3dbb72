import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceFiles } from './scratch-tree.ts';

const kinds = readdirSync('src/kinds', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

// A class name is a look of its own that may happen to be the same word.
const classNames = /\bclassNames\([^)]*\)|\bclassName="[^"]*"/g;
const namesKind = (kind: string, text: string): boolean =>
  new RegExp(`(['"\`])${kind}\\1`).test(text.replaceAll(classNames, ''));

// Text made once from the kinds' examples, which no code reads as a name.
const frozen = /^src\/protocol\/dictionary-\d+[.]ts$/;

test('there are kinds to look for', () => {
  expect(kinds.length).toBeGreaterThan(0);
  expect(namesKind('pothole', "record.kind === 'pothole'")).toBe(true);
  expect(namesKind('pothole', '<p className="pothole">')).toBe(false);
  expect(namesKind('pothole', "import './pothole/index.ts'")).toBe(false);
});

test.each(kinds)('no file outside its folder names the kind %s', (kind) => {
  const elsewhere = sourceFiles().filter(
    (file) => !file.startsWith(`src/kinds/${kind}/`) && !/[.]test[.]tsx?$/.test(file) && !frozen.test(file),
  );
  expect(elsewhere.filter((file) => namesKind(kind, readFileSync(file, 'utf8')))).toEqual([]);
});
