// A case of years: the newest of its thread stands open, whatever came before is a press away and never left out unsaid.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Thread } from '#app/record/Thread.tsx';
import { defaultRules } from '#domain/rulebook.ts';
import { idAt } from '../domain/toy-kind.ts';
import { kindOf, recordOf, type Written } from '../kinds/kind-record.ts';

const kind = kindOf('notice');
const logged: Written = { type: 'logged', at: '2026-01-05' };

function threadOf(entries: number, painted = true): string {
  const incidents = Array.from(
    { length: entries - 1 },
    (): Written => ({ type: 'incident-recorded', at: '2026-02-01' }),
  );
  const view = {
    state: recordOf(kind, logged, ...incidents),
    delivery: {},
    people: { [idAt(99)]: 'Jo Hart' },
    linked: [],
    unknown: false,
  };
  return renderToStaticMarkup(
    createElement(Thread, {
      painted,
      kind,
      view,
      me: idAt(98),
      next: [],
      now: '2026-11-23T10:00:00.000Z',
      rules: defaultRules,
    }),
  );
}

const happened = (html: string): number => html.split('class="timeline-done"').length - 1;

test('a thread of ten is shown whole', () => {
  expect(happened(threadOf(10))).toBe(10);
  expect(threadOf(10)).not.toContain('earlier');
});

test('of a longer one the newest ten, and how many came before', () => {
  expect(happened(threadOf(200))).toBe(10);
  expect(threadOf(200)).toContain('Show 190 earlier entries');
  expect(threadOf(11)).toContain('Show 1 earlier entry');
});

test('until the page stands on the screen only the last of them, and nothing is said to be hidden yet', () => {
  expect(happened(threadOf(200, false))).toBe(3);
  expect(threadOf(200, false)).not.toContain('earlier');
  expect(happened(threadOf(2, false))).toBe(2);
});
