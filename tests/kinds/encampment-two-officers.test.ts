// Two officers on one encampment, neither with a signal: whatever arrives first, both phones and the council see the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import type { JsonObject } from '#domain/json.ts';
import { entryTypeOf } from '#kinds/registry.ts';
import { groupStaysOf } from '../../src/kinds/encampment/group-stays.ts';
import { idAt, RECORD } from '../domain/toy-kind.ts';
import { kindOf } from './kind-record.ts';

const kind = kindOf('encampment');
const ROBIN = idAt(91);
const JO = idAt(92);
const moment = (from: string): JsonObject => ({ from, precision: 'minute', typed: true });

const entry = (n: number, by: string, at: string, type: string, change: JsonObject = {}): FoldEntry['entry'] => ({
  id: idAt(n),
  record: RECORD,
  kind: kind.name,
  kindVersion: kind.version,
  type,
  body: { ...entryTypeOf(kind, type)?.example, ...change },
  at: { from: `2026-11-${at}:00.000Z`, precision: 'minute', typed: true },
  savedAt: `2026-11-${at}:30.000Z`,
  clockOffset: 0,
  by,
  origin: 'phone',
});

const shared = [
  entry(1, ROBIN, '20T08:00', 'logged', { caravans: 3 }),
  entry(2, ROBIN, '20T09:00', 'group-arrived', { name: 'Gate', arrived: moment('2026-11-20T07:00:00.000Z') }),
];
const robins = [
  entry(3, ROBIN, '21T09:00', 'visited', { caravans: 4, groups: [idAt(2)] }),
  entry(4, ROBIN, '21T09:05', 'group-split', { item: idAt(2), name: 'Pond' }),
  entry(5, ROBIN, '21T12:00', 'amended', { changes: [{ path: 'details/caravans', from: 3, to: 4 }] }),
];
const jos = [
  entry(6, JO, '21T10:00', 'group-arrived', { name: 'Trees', arrived: moment('2026-11-21T06:00:00.000Z') }),
  entry(7, JO, '21T10:10', 'visited', { caravans: 6, groups: [idAt(2), idAt(6)] }),
  entry(8, JO, '21T11:00', 'groups-merged', { item: idAt(6), into: idAt(2) }),
  entry(9, JO, '21T12:30', 'amended', { changes: [{ path: 'details/caravans', from: 3, to: 5 }] }),
];

/** As the council numbers what the two phones send in this order; each sends its own in theirs. */
const interleaved = fc.shuffledSubarray([...robins.map(() => ROBIN), ...jos.map(() => JO)], {
  minLength: robins.length + jos.length,
});
const arrivedIn = (turns: readonly string[]) => {
  const left = { [ROBIN]: [...robins], [JO]: [...jos] };
  const order = [...shared, ...turns.flatMap((who) => left[who]?.shift() ?? [])];
  return foldRecord(
    kind,
    RECORD,
    order.map((each, i) => ({ entry: each, number: i + 1 })),
  );
};

describe('two officers with no signal', () => {
  it('see the same groups, clocks and visits, whichever phone delivers first', () => {
    const seen = (turns: readonly string[]) => {
      const state = arrivedIn(turns);
      return { stays: groupStaysOf(state), visits: state.lists.visits?.map(({ id }) => id), status: state.status };
    };
    const first = seen([...robins.map(() => ROBIN), ...jos.map(() => JO)]);
    expect(first.stays.map(({ name, status, joined }) => [name, status, joined])).toEqual([
      ['Gate', 'present', undefined],
      ['Pond', 'present', undefined],
      ['Trees', 'merged', idAt(2)],
    ]);
    fc.assert(
      fc.property(interleaved, (turns) => {
        expect(seen(turns)).toEqual(first);
      }),
    );
  });

  it('who corrected the same answer otherwise leave a conflict for a person, and lose nothing', () => {
    fc.assert(
      fc.property(interleaved, (turns) => {
        const { conflicts, details } = arrivedIn(turns);
        expect(conflicts.map(({ path, kept, other }) => [path, new Set([kept, other])])).toEqual([
          ['details/caravans', new Set([4, 5])],
        ]);
        expect([4, 5]).toContain(details.caravans);
      }),
    );
  });
});
