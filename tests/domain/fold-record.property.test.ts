import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { genericEntries } from '#domain/generic-entries.ts';
import { sameJson } from '#domain/json.ts';
import { idAt, jsonObjects, line, RECORD, shuffled, toyRules } from './toy-kind.ts';

const types = [
  ...Object.keys(toyRules.entries),
  ...Object.keys(genericEntries),
  'towed',
  'constructor',
  '__proto__',
  '',
];

// Bodies that mean something often enough for every branch to be walked, and nonsense otherwise.
const meaningful = fc.oneof(
  fc.record({ item: fc.nat(9).map(idAt) }),
  fc.record({ entry: fc.nat(9).map(idAt), effect: fc.boolean(), reason: fc.constant('Seen') }),
  fc.record({ entry: fc.nat(9).map(idAt), reason: fc.constant('Wrong') }),
  fc.record({
    changes: fc.array(
      fc.record({
        path: fc.constantFrom(
          'details/a',
          'details/constructor',
          'constructor/a/b',
          `visits/${idAt(2)}/a`,
          `papers/${idAt(3)}/a`,
        ),
        from: fc.constantFrom(1, 2, 3, null),
        to: fc.constantFrom(1, 2, 3, null),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({ a: fc.constantFrom(1, 2, 3) }),
);

const someLines: fc.Arbitrary<FoldEntry[]> = fc
  .array(
    fc.record({
      type: fc.constantFrom(...types),
      body: fc.oneof(meaningful, jsonObjects),
      minute: fc.nat(5),
      held: fc.boolean(),
      numbered: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((inputs) => [
    line(1, { type: 'logged', body: { a: 1 }, minute: 0 }),
    ...inputs.map(({ numbered, ...input }, i) => line(i + 2, { ...input, ...(!numbered && { number: undefined }) })),
  ]);

const fold = (lines: readonly FoldEntry[]) => foldRecord(toyRules, RECORD, lines);
const sequence = (lines: readonly FoldEntry[]) => fold(lines).timeline.map(({ id }) => id);

describe('the fold', () => {
  it('never throws and never loses a line, whatever the bodies hold', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const state = fold(lines);
        expect(state.timeline.map(({ id }) => id).toSorted()).toEqual(lines.map(({ entry }) => entry.id).toSorted());
        expect(JSON.parse(JSON.stringify(state))).toBeTruthy();
        expect(Object.keys(toyRules.lifecycle)).toContain(state.status);
      }),
      { numRuns: 500 },
    );
  });

  it('does not care in which order entries arrive', () => {
    fc.assert(
      fc.property(
        someLines.chain((lines) => fc.tuple(fc.constant(lines), shuffled(lines))),
        ([lines, mixed]) => {
          expect(fold(mixed)).toEqual(fold(lines));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps the sequence of events whatever numbers the council gives', () => {
    fc.assert(
      fc.property(
        someLines.chain((lines) => fc.tuple(fc.constant(lines), shuffled(lines))),
        ([lines, mixed]) => {
          const renumbered = mixed.map((each, i) => ({ ...each, number: i + 1 }));
          expect(sequence(renumbered)).toEqual(sequence(lines));
        },
      ),
      { numRuns: 300 },
    );
  });

  // Each amendment gives an answer nobody else gives, and its writer saw the first answer or one of the others'.
  const answerOf = (i: number): number => 100 + i;
  const amendments = fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }).map((seen) =>
    seen.map((known, i) => {
      const from = known === 0 ? 0 : answerOf(known - 1);
      return line(i + 2, { type: 'amended', body: { changes: [{ path: 'details/a', from, to: answerOf(i) }] } });
    }),
  );

  it('lets an amended answer differ between two orders only where one of them shows a conflict', () => {
    const met = { conflict: 0, agreement: 0 };
    const property = fc.property(
      amendments.chain((lines) => fc.tuple(fc.constant(lines), shuffled(lines))),
      ([lines, mixed]) => {
        const begun = line(1, { type: 'logged', body: { a: 0 } });
        const first = fold([begun, ...lines]);
        const second = fold([begun, ...mixed.map((each, i) => ({ ...each, number: i + 2 }))]);
        const conflict = first.conflicts.length + second.conflicts.length > 0;
        met[conflict ? 'conflict' : 'agreement'] += 1;
        expect(conflict || sameJson(second.details, first.details)).toBe(true);
      },
    );
    fc.assert(property, { numRuns: 500 });
    expect(Math.min(met.conflict, met.agreement)).toBeGreaterThan(0);
  });
});
