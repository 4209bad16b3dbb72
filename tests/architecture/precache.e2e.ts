import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';

const precached = [...readFileSync('dist/sw.js', 'utf8').matchAll(/"?url"?:"([^"]+)"/g)].map(([, url = '']) => url);
const chunk = (name: string): string[] =>
  readdirSync('dist/assets').filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));

test('a phone keeps the officer’s app for offline use, once each, and nothing of the desk', () => {
  expect(precached).toContain('index.html');
  expect(new Set(precached).size).toBe(precached.length);
  expect(precached.filter((url) => !existsSync(`dist/${url}`))).toEqual([]);
  for (const name of ['App', 'phone-worker', 'phone-rest']) expect(precached).toContain(`assets/${chunk(name)[0]}`);
  expect(chunk('Desk')).toHaveLength(1);
  expect(precached).not.toContain(`assets/${chunk('Desk')[0]}`);
});

test('the service worker is one classic script: it neither waits at its top level nor imports', () => {
  expect(() => new Script(readFileSync('dist/sw.js', 'utf8'))).not.toThrow();
});

test('no built page needs an exception from the strict content security policy', () => {
  const page = readFileSync('dist/index.html', 'utf8');
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon[a-z]+=/i);
  const styles = readdirSync('dist/assets').filter((file) => file.endsWith('.css'));
  expect(styles.filter((file) => readFileSync(`dist/assets/${file}`, 'utf8').includes('url(data:font'))).toEqual([]);
});
