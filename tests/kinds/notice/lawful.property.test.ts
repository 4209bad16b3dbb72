// Whatever officers write and in whatever order it arrives: a notice that stands and was not lawful has a task for the manager.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import type { FoldEntry } from '#domain/entry.ts';
import type { JsonObject } from '#domain/json.ts';
import { judgeAgain } from '#kinds/registry.ts';
import { idAt } from '../../domain/toy-kind.ts';
import { arrive, entryOf, type Line, START } from './arrival.ts';

const stop = { type: 'stop', text: 'Stop the noise at night' };
const does = { type: 'do', text: 'Clear the yard', due: addDays(START, 45) };

const line = (type: string, body: fc.Arbitrary<JsonObject> = fc.constant({})): fc.Arbitrary<Line> =>
  fc.record({
    type: fc.constant(type),
    day: fc.oneof(fc.nat(30), fc.nat(90)),
    about: fc.oneof(fc.constantFrom(2, 5), fc.integer({ min: 2, max: 14 })),
    body,
  });

const lines: fc.Arbitrary<readonly Line[]> = fc.array(
  fc.oneof(
    line(
      'warning-issued',
      fc.nat(40).map((days) => ({ complianceDate: addDays(START, days), requirements: [stop, does] })),
    ),
    line('warning-served'),
    line(
      'checked',
      fc.oneof(
        fc.constant({ finding: 'not-complied' }),
        fc.constant({ finding: 'complied' }),
        fc.nat(80).map((days) => ({ finding: 'extended', extendedTo: addDays(START, days) })),
      ),
    ),
    line('warning-ended'),
    line(
      'notice-issued',
      fc
        .record({
          evidence: fc.nat(90),
          requirements: fc.constantFrom<JsonObject[]>([stop, does], [{ ...stop, due: addDays(START, 50) }]),
          explanation: fc.constantFrom('Draft', 'Older'),
          authorityExpires: fc.constantFrom('2027-12-31', '2026-11-20'),
        })
        .map(({ evidence, ...rest }) => ({ ...rest, evidenceOn: addDays(START, evidence) })),
    ),
    line('notice-served'),
    line('appeal-lodged'),
    line('appeal-ended'),
    line('breach-suspected', fc.constantFrom({ requirements: [{ number: 1 }] }, { requirements: [{ number: 2 }] })),
    line(
      'amended',
      fc
        .constantFrom('2012-01-01', '1980-01-01')
        .map((to) => ({ changes: [{ path: 'details/dateOfBirth', from: '1988-03-14', to }] })),
    ),
  ),
  { minLength: 1, maxLength: 14 },
);

const beginnings = fc.constantFrom<JsonObject>({}, {}, { dateOfBirth: '2012-01-01' }, { conductBy: 'other' });

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Written from the reference alone (A1, A4, A5): what a notice that stands must have had before it. */
function isLawful(state: ReturnType<typeof arrive>['state'], id: string): boolean {
  const at = state.timeline.findIndex((each) => each.id === id);
  const before = state.timeline.slice(0, at).filter(({ outcome }) => outcome === 'effect');
  const body: JsonObject = state.timeline[at]?.body ?? {};
  const day = dayOfInstant(state.timeline[at]?.at.from ?? '');
  const [followed = ''] = Array.isArray(body.follows) ? body.follows.map(text) : [];
  const about = before.filter((each) => each.body.item === followed);
  const warning = before.find((each) => each.id === followed && each.type === 'warning-issued');
  const last = about.findLast(({ type }) => type === 'checked' || type === 'warning-ended');
  const more = about.findLast((each) => each.type === 'checked' && each.body.finding === 'extended');
  const end = text(more?.body.extendedTo) || text(warning?.body.complianceDate);
  return (
    warning !== undefined &&
    about.some(({ type }) => type === 'warning-served') &&
    last?.type !== 'warning-ended' &&
    last?.body.finding !== 'complied' &&
    end < day &&
    text(body.evidenceOn) > end &&
    text(body.evidenceOn) <= day &&
    text(state.details.dateOfBirth) < '2009-01-01' &&
    state.details.conductBy !== 'other' &&
    body.explanation === 'Draft' &&
    text(body.authorityExpires) >= day &&
    !JSON.stringify(body.requirements).includes('"stop","text":"Stop the noise at night","due"')
  );
}

/** Half of the runs begin with a lawful thread, so that what comes later has something to undo. */
const lawfulStart: readonly Line[] = [
  {
    type: 'warning-issued',
    day: 0,
    about: 0,
    body: { complianceDate: addDays(START, 10), requirements: [stop, does] },
  },
  { type: 'warning-served', day: 0, about: 2, body: {} },
  { type: 'checked', day: 15, about: 2, body: { finding: 'not-complied' } },
  {
    type: 'notice-issued',
    day: 20,
    about: 2,
    body: { evidenceOn: addDays(START, 16), requirements: [stop, does], authorityExpires: '2027-12-31' },
  },
  { type: 'notice-served', day: 20, about: 5, body: {} },
];

const seen = { lawful: 0, unlawful: 0, served: 0 };
const everyUnlawfulNoticeIsSomebodysWork = (again: typeof judgeAgain) =>
  fc.property(beginnings, fc.boolean(), lines, fc.infiniteStream(fc.nat(9)), (beginning, sound, drawn, chance) => {
    const written = sound ? [...lawfulStart, ...drawn] : drawn;
    const begun = entryOf({ type: 'logged', day: 0, about: 0, body: beginning }, 1);
    // As written, but any of them may be late, as from a phone with no signal; what is not begun would be held.
    const order = written
      .map((each, i) => ({ each: entryOf(each, i + 2), key: i + (chance.next().value === 0 ? 20 : 0) }))
      .toSorted((x, y) => x.key - y.key);
    const { tasks, state } = arrive([begun, ...order.map(({ each }) => each)], again);
    for (const { id, status } of state.lists.notices ?? []) {
      const lawful = isLawful(state, id);
      seen[lawful ? 'lawful' : 'unlawful'] += 1;
      if (status !== 'open') seen.served += 1;
      expect([id, lawful || tasks.has(id)]).toEqual([id, true]);
    }
  });

it('finds no notice that stands unlawfully without a task for the manager', () => {
  fc.assert(everyUnlawfulNoticeIsSomebodysWork(judgeAgain), { numRuns: 200 });
  expect(seen.unlawful).toBeGreaterThan(0);
  expect(seen.lawful).toBeGreaterThan(0);
  expect(seen.served).toBeGreaterThan(0);
});

it('judges what arrives late by what was there in time, and not by what is known since', () => {
  const begun = entryOf({ type: 'logged', day: 0, about: 0, body: {} }, 1);
  const late = (change: Partial<Line>, ...more: readonly Line[]) => {
    const written = lawfulStart.map((each) => (each.type === change.type ? { ...each, ...change } : each));
    const entries = [begun, ...[...written, ...more].map((each, i) => entryOf(each, i + 2))];
    const isNotice = ({ entry }: FoldEntry) => entry.type === 'notice-issued';
    const order = [...entries.filter((each) => !isNotice(each)), ...entries.filter(isNotice)];
    return arrive(order, judgeAgain).tasks.has(idAt(5));
  };
  // The officer is told of nothing wrong where the warning was complied with a week after the notice.
  expect(late({}, { type: 'checked', day: 27, about: 2, body: { finding: 'complied' } })).toBe(false);
  // It was served days after the notice that says it followed it.
  expect(late({ type: 'warning-served', day: 23 })).toBe(true);
});

it('judges a breach again when the day of service is put right', () => {
  const begun = entryOf({ type: 'logged', day: 0, about: 0, body: {} }, 1);
  const breach: Line = { type: 'breach-suspected', day: 21, about: 5, body: { requirements: [{ number: 1 }] } };
  const put = (deemed: number): Line => ({
    type: 'notice-service-corrected',
    day: 40,
    about: 5,
    body: { deemedIssued: addDays(START, deemed) },
  });
  const tasksOf = (...more: readonly Line[]) =>
    arrive([begun, ...[...lawfulStart, breach, ...more].map((each, i) => entryOf(each, i + 2))], judgeAgain).tasks;
  expect(tasksOf().size).toBe(0);
  expect(tasksOf(put(21)).size).toBe(0);
  expect([...tasksOf(put(22))]).toEqual([idAt(7)]);
});

it.each<Line>([
  { type: 'warning-ended', day: 18, about: 2, body: { outcome: 'withdrawn' } },
  { type: 'checked', day: 18, about: 2, body: { finding: 'complied' } },
  {
    type: 'amended',
    day: 40,
    about: 0,
    body: { changes: [{ path: 'details/dateOfBirth', from: '1988-03-14', to: '2012-01-01' }] },
  },
])('is undone by what only arrives later: $type', (late) => {
  const begun = entryOf({ type: 'logged', day: 0, about: 0, body: {} }, 1);
  const entries = [begun, ...[...lawfulStart, late].map((each, i) => entryOf(each, i + 2))];
  const notice = idAt(5);
  expect(arrive(entries.slice(0, -1), judgeAgain).tasks.size).toBe(0);
  expect(arrive(entries, judgeAgain).tasks).toContain(notice);
  // The planted fault: without judging again nobody would be told.
  expect(arrive(entries, () => []).tasks).not.toContain(notice);
});
