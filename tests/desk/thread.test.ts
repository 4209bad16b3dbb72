import { expect, test } from 'vitest';
import type { Entry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { entryTypeOf, kinds } from '#kinds/registry.ts';
import { canTakeEffect, foldTasks, heldIds, needsWords, openTasks } from '#desk/record/attention.ts';
import { changesOf, sinceReview } from '#desk/record/changes.ts';
import { clockWords } from '#desk/record/clock-words.ts';
import { commentsOf } from '#desk/record/comments-of.ts';
import { lineTitle, lineWords } from '#desk/record/line-words.ts';
import { originWords, receiptWords } from '#desk/record/receipt-words.ts';
import type { DeskRecord } from '#protocol/desk-records.ts';

type ReadEntry = DeskRecord['entries'][number];

const NOW = '2026-11-23T10:00:00.000Z';
const [sam, morgan, record] = [newId(), newId(), newId()];
const people = { [sam]: 'Sam Reed', [morgan]: 'Morgan Hale' };
const kind = kinds.find(({ sealed, entries }) => !sealed && typeof entries.logged?.example.count === 'number');
if (!kind) throw new Error('The tests need a kind that counts something');

function read(number: number, type: string, body: JsonObject, change: Partial<Entry> = {}): ReadEntry {
  const at = `2026-11-23T09:0${number}:00.000Z`;
  return {
    entry: {
      id: newId(),
      record,
      kind: kind?.name ?? '',
      kindVersion: 1,
      type,
      body,
      at: { from: at, precision: 'exact', typed: false },
      savedAt: at,
      clockOffset: 0,
      by: sam,
      origin: 'phone',
      ...change,
    },
    number,
    receivedAt: at,
    hash: 'a1b2c3d4'.repeat(8),
  };
}

const logged = read(1, 'logged', entryTypeOf(kind, 'logged')?.example ?? {});
const contextOf = (entries: readonly ReadEntry[]) => ({
  kind,
  state: foldRecord(kind, record, entries),
  people,
  now: NOW,
});

test('a returned record names what changed since, and a correction says what it was', () => {
  const returned = read(
    2,
    'reviewed',
    {
      outcome: 'returned',
      through: 1,
      comments: [{ text: 'Count again', path: 'details/count', entry: logged.entry.id }],
    },
    { by: morgan, origin: 'desk' },
  );
  const amended = read(3, 'amended', { changes: [{ path: 'details/count', from: 7, to: 17 }], why: 'Counted again' });
  const context = contextOf([logged, returned, amended]);
  expect(sinceReview(context.state).map(({ type }) => type)).toEqual(['amended']);
  expect(changesOf(context.state)).toMatchObject([{ path: 'details/count', from: 7, to: 17 }]);
  expect(context.state.timeline.map((line) => lineTitle(line, context))).toEqual([
    entryTypeOf(kind, 'logged')?.title,
    'Returned with comments',
    'Corrected',
  ]);
  const [, second, third] = context.state.timeline.map((line) => lineWords(line, context));
  expect(second).toMatch(/: Count again$/);
  expect(third).toMatch(/[.] Counted again$/);
});

test('every generic entry has words, also where its body is nonsense', () => {
  const entries = [
    logged,
    read(2, 'noted', { text: 'Rang the crew' }),
    read(3, 'assigned', { person: morgan, named: false, reason: 'Knows the family' }),
    read(4, 'decided', { entry: logged.entry.id, effect: true, reason: 'Checked' }),
    read(5, 'attached', { missing: [newId()], reason: 'Phone broken' }),
    read(6, 'annulled', { entry: 'nonsense' }),
    read(7, 'from-a-newer-app', {}),
  ];
  const context = contextOf(entries);
  const words = entries.map(({ entry }) => lineWords(entry, context));
  expect(words.slice(1)).toEqual([
    'Rang the crew',
    'Morgan Hale is shut out. Knows the family',
    'It takes effect. Checked',
    '1 will not come. Phone broken',
    undefined,
    undefined,
  ]);
  expect(lineTitle({ type: 'from-a-newer-app', body: {} }, context)).toBe('An entry that this version does not know');
});

test('comments keep the answer and the entry they are about, and empty ones are left out', () => {
  const { state } = contextOf([logged]);
  const item = newId();
  expect(
    commentsOf(
      {
        general: ' Please look again ',
        byPath: { 'details/count': 'Too high?', [`visits/${item}/notes`]: 'When?', 'details/place': '  ' },
      },
      state,
    ),
  ).toEqual([
    { text: 'Please look again' },
    { text: 'Too high?', path: 'details/count', entry: logged.entry.id },
    { text: 'When?', path: `visits/${item}/notes`, entry: item },
  ]);
  expect(commentsOf({ general: ' ', byPath: {} }, state)).toEqual([]);
});

test('a held entry can take effect only when all of it can be read', () => {
  expect(canTakeEffect(logged, kind)).toBe(true);
  expect(canTakeEffect(read(2, 'logged', { count: 'many' }), kind)).toBe(false);
  expect(canTakeEffect(read(2, 'from-a-newer-app', {}), kind)).toBe(false);
  expect(canTakeEffect(read(2, 'noted', { text: 'Yes' }), kind)).toBe(true);
  expect(canTakeEffect(read(2, 'noted', { text: 'Yes' }, { kind: 'another' }), kind)).toBe(false);
});

test('a task is said once, whether the council or the fold found it', () => {
  const twice = read(2, 'logged', entryTypeOf(kind, 'logged')?.example ?? {});
  const held = { ...read(3, 'noted', { text: 'Late' }), held: true };
  const { state } = contextOf([logged, twice, held]);
  const task = {
    id: newId(),
    code: 'no-effect',
    message: 'Kept',
    level: 'warn' as const,
    entry: twice.entry.id,
    raisedAt: NOW,
  };
  expect(heldIds(state)).toEqual([held.entry.id]);
  expect(foldTasks(state, [])).toHaveLength(1);
  expect(foldTasks(state, [task])).toEqual([]);
  const tasks = [
    task,
    { ...task, id: newId(), code: 'held', entry: held.entry.id },
    { ...task, id: newId(), closedAt: NOW },
  ];
  expect(openTasks({ tasks, entries: [logged, twice, held] }, heldIds(state))).toEqual([task]);
  expect([needsWords(1), needsWords(3)]).toEqual(['One thing needs you', '3 things need you']);
});

test('a receipt is a number, a time and enough of a hash', () => {
  expect(receiptWords(logged, NOW)).toBe('No. 1 · received 09:01 · a1b2c3d4');
  const { number: _, ...unnumbered } = logged;
  expect(receiptWords(unnumbered, NOW)).toMatch(/^No number yet/);
  expect(originWords(logged)).toBe('phone clock right to 1 s');
  expect(originWords(read(1, 'noted', {}, { origin: 'import' }))).toBe('from earlier records');
});

test.each([
  [0, 'phone clock right to 1 s'],
  [-1400, 'phone clock right to 1 s'],
  [4000, 'phone clock 4 seconds slow'],
  [-61_000, 'phone clock 1 minute fast'],
  [3_600_000, 'phone clock 1 hour slow'],
  [-172_800_000, 'phone clock 2 days fast'],
])('a clock off by %d is put in words', (offset, words) => {
  expect(clockWords(offset)).toBe(words);
});
