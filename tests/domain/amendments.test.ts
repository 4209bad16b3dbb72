import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerAt } from '#domain/amendments.ts';
import type { FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import type { Json } from '#domain/json.ts';
import { idAt, line, RECORD, toyRules } from './toy-kind.ts';

const begun = line(1, { type: 'logged', body: { count: 7, place: 'River Steps' } });
const fold = (...lines: FoldEntry[]) => foldRecord(toyRules, RECORD, [begun, ...lines]);

interface Change {
  readonly path: string;
  readonly from?: Json;
  readonly to?: Json;
}
const amended = (n: number, ...changes: readonly Change[]) =>
  line(n, { type: 'amended', body: { changes: changes.map((change) => ({ ...change })) } });

describe('amendments', () => {
  it('correct an answer, add one that was not given, and take one away', () => {
    const state = fold(
      amended(2, { path: 'details/count', from: 7, to: 9 }, { path: 'details/ward', to: 'High Street' }),
      amended(3, { path: 'details/place', from: 'River Steps' }),
    );
    expect(state.details).toEqual({ count: 9, ward: 'High Street' });
    expect(state.conflicts).toEqual([]);
  });

  it('keep the first and show both where two people gave different answers', () => {
    const state = fold(
      amended(2, { path: 'details/count', from: 7, to: 9 }),
      amended(3, { path: 'details/count', from: 7, to: 11 }),
    );
    expect(state.details.count).toBe(9);
    expect(state.conflicts).toEqual([{ path: 'details/count', kept: 9, other: 11, entries: [idAt(3)] }]);
    expect(state.tasks).toMatchObject([{ code: 'conflict', entry: idAt(3) }]);
  });

  it('agree silently where two people gave the same answer', () => {
    const same = { path: 'details/count', from: 7, to: 9 };
    expect(fold(amended(2, same), amended(3, same)).conflicts).toEqual([]);
  });

  it('win or conflict path by path', () => {
    const state = fold(
      amended(2, { path: 'details/count', from: 7, to: 9 }),
      amended(
        3,
        { path: 'details/count', from: 7, to: 11 },
        { path: 'details/place', from: 'River Steps', to: 'Amphitheatre' },
      ),
    );
    expect(state.details).toEqual({ count: 9, place: 'Amphitheatre' });
    expect(state.conflicts).toHaveLength(1);
  });

  it('are settled by a person', () => {
    const settle = { type: 'resolved', body: { path: 'details/count', to: 11, entries: [idAt(3)] } };
    const state = fold(
      amended(2, { path: 'details/count', from: 7, to: 9 }),
      amended(3, { path: 'details/count', from: 7, to: 11 }),
      line(4, settle),
    );
    expect(state.details.count).toBe(11);
    expect(state.conflicts).toEqual([]);
    expect(state.tasks).toEqual([]);
  });

  it('follow the council’s numbers, and own unnumbered ones come last by seq', () => {
    const own = (n: number, seq: number, from: number, to: number) =>
      line(n, { type: 'amended', seq, number: undefined, body: { changes: [{ path: 'details/count', from, to }] } });
    const state = fold(own(5, 3, 8, 10), own(6, 2, 9, 8), amended(2, { path: 'details/count', from: 7, to: 9 }));
    expect(state.details.count).toBe(10);
    expect(state.conflicts).toEqual([]);
  });

  it('name an item of a list by id, never by place', () => {
    const visit = line(2, { type: 'visited', body: { caravans: 3 } });
    const state = fold(visit, amended(3, { path: `visits/${idAt(2)}/caravans`, from: 3, to: 4 }));
    expect(state.lists.visits?.[0]?.values).toEqual({ caravans: 4 });
    expect(answerAt(state, `visits/${idAt(2)}/caravans`)).toBe(4);
  });

  it('have no effect on what was issued', () => {
    const issued = line(2, { type: 'issued', body: { text: 'Stop' } });
    const state = fold(issued, amended(3, { path: `papers/${idAt(2)}/text`, from: 'Stop', to: 'Go' }));
    expect(state.lists.papers?.[0]?.values).toEqual({ text: 'Stop' });
    expect(state.tasks).toMatchObject([{ code: 'amends-issued', entry: idAt(3) }]);
  });

  it('have no effect where the answer does not fit its question, and what else they correct stands', () => {
    const { logged, ...entries } = toyRules.entries;
    const body = z.strictObject({ count: z.int().positive(), place: z.string(), ward: z.string().exactOptional() });
    const rules = { ...toyRules, entries: { ...entries, logged: { title: 'Begun', writers: [], ...logged, body } } };
    const state = foldRecord(rules, RECORD, [
      begun,
      amended(
        2,
        { path: 'details/count', from: 7, to: 'many' },
        { path: 'details/place', from: 'River Steps', to: 'Amphitheatre' },
        { path: 'details/place', from: 'Amphitheatre' },
        { path: 'details/colour', to: 'red' },
        { path: 'details/ward', to: 'High Street' },
      ),
    ]);
    expect(state.details).toEqual({ count: 7, place: 'Amphitheatre', ward: 'High Street' });
    expect(state.tasks).toMatchObject(Array.from({ length: 3 }, () => ({ code: 'amends-unfit', entry: idAt(2) })));
  });

  it('that name nothing the record has raise a task', () => {
    const state = fold(amended(2, { path: `visits/${idAt(9)}/caravans`, to: 4 }));
    expect(state.tasks).toMatchObject([{ code: 'no-effect', entry: idAt(2) }]);
  });

  it('cannot reach what every object inherits', () => {
    const state = fold(amended(2, { path: 'constructor/x/y', to: 1 }, { path: 'details/constructor', to: 'mine' }));
    expect(state.details).toEqual({ count: 7, place: 'River Steps', constructor: 'mine' });
  });
});
