// After issue, in whatever order it arrives: a breach, a penalty or a prosecution that stands and was not lawful has a task.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import type { JsonObject } from '#domain/json.ts';
import type { RecordState, TimelineLine } from '#domain/record.ts';
import { judgeAgain } from '#kinds/registry.ts';
import { idAt } from '../../domain/toy-kind.ts';
import { arrive, entryOf, type Line, START } from './arrival.ts';

const stop = { type: 'stop', text: 'Stop the noise at night' };
const does = { type: 'do', text: 'Clear the yard', due: addDays(START, 45) };
const [NOTICE, BREACH, PENALTY] = [5, 7, 9];

/** Lines 2 to 6: a notice in force since day 20, its “do” due by day 45. */
const inForce: readonly Line[] = [
  { type: 'warning-issued', day: 0, about: 0, body: { complianceDate: addDays(START, 10), requirements: [stop] } },
  { type: 'warning-served', day: 0, about: 2, body: {} },
  { type: 'checked', day: 15, about: 2, body: { finding: 'not-complied', evidenceOn: addDays(START, 15) } },
  {
    type: 'notice-issued',
    day: 20,
    about: 2,
    body: { evidenceOn: addDays(START, 16), requirements: [stop, does], authorityExpires: '2027-12-31' },
  },
  { type: 'notice-served', day: 20, about: NOTICE, body: {} },
];
/** Lines 7 to 12: the lawful way to court. */
const toCourt: readonly Line[] = [
  { type: 'breach-suspected', day: 50, about: NOTICE, body: { requirements: [{ number: 2 }] } },
  { type: 'breach-evidenced', day: 51, about: BREACH, body: {} },
  { type: 'penalty-issued', day: 52, about: BREACH, body: { offenceOn: addDays(START, 50) } },
  { type: 'penalty-served', day: 52, about: PENALTY, body: {} },
  { type: 'penalty-unpaid', day: 67, about: PENALTY, body: {} },
  { type: 'prosecution-referred', day: 70, about: BREACH, body: {} },
];

const line = (
  type: string,
  about: readonly number[],
  body: fc.Arbitrary<JsonObject> = fc.constant({}),
): fc.Arbitrary<Line> =>
  fc.record({
    type: fc.constant(type),
    day: fc.oneof(fc.integer({ min: 18, max: 60 }), fc.integer({ min: 40, max: 90 })),
    about: fc.oneof(fc.constantFrom(...about), fc.integer({ min: 5, max: 20 })),
    body,
  });

const drawn: fc.Arbitrary<readonly Line[]> = fc.array(
  fc.oneof(
    line('appeal-lodged', [NOTICE], fc.constantFrom({}, {}, { stopSuspended: true })),
    line('appeal-ordered', [13, 14], fc.constantFrom({ order: 'stop-suspended' }, { order: 'stop-holds' })),
    line(
      'appeal-ended',
      [13, 14],
      fc.constantFrom({ outcome: 'dismissed', requirements: [stop, does] }, { outcome: 'quashed' }),
    ),
    line(
      'breach-suspected',
      [NOTICE],
      fc.constantFrom({ requirements: [{ number: 1 }] }, { requirements: [{ number: 2 }] }),
    ),
    line('breach-evidenced', [BREACH], fc.constantFrom({}, { excuse: 'reasonable', excuseWords: 'In hospital' })),
    line(
      'penalty-issued',
      [BREACH],
      fc.record({
        offenceOn: fc.constantFrom(addDays(START, 50), addDays(START, 51)),
        amountPounds: fc.constantFrom(100, 150),
      }),
    ),
    line('penalty-served', [PENALTY]),
    line('penalty-paid', [PENALTY], fc.constantFrom({ paidPounds: 75 }, { paidPounds: 100 })),
    line('penalty-unpaid', [PENALTY]),
    line('penalty-withdrawn', [PENALTY]),
    line('prosecution-referred', [BREACH]),
    line(
      'notice-service-corrected',
      [NOTICE],
      fc.integer({ min: 20, max: 60 }).map((day) => ({ deemedIssued: addDays(START, day) })),
    ),
  ),
  { minLength: 0, maxLength: 9 },
);

const dayOf = ({ at }: TimelineLine): string => dayOfInstant(at.from);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Written from the reference alone (A7 and A8). */
function isLawful(state: RecordState, of: TimelineLine): boolean {
  const all = state.timeline.filter(({ outcome }) => outcome === 'effect');
  const before = all.slice(0, all.indexOf(of));
  const about = (type: string, item: unknown, among = before) =>
    among.filter((each) => each.type === type && each.body.item === item);
  const day = dayOf(of);
  if (of.type === 'breach-suspected') {
    const isDo = JSON.stringify(of.body.requirements).includes('2');
    const appeal = about('appeal-lodged', of.body.item).find(({ id }) => about('appeal-ended', id).length === 0);
    const order = appeal && about('appeal-ordered', appeal.id).at(-1);
    const stopped = order ? order.body.order === 'stop-suspended' : appeal?.body.stopSuspended === true;
    const corrected = about('notice-service-corrected', of.body.item, all).at(-1)?.body.deemedIssued;
    const issued = text(corrected) || text(about('notice-served', of.body.item).map(dayOf)[0]);
    return day >= issued && (isDo ? !appeal && day > does.due : !stopped);
  }
  const breach = before.find(({ id }) => id === of.body.item);
  const proof = about('breach-evidenced', of.body.item).at(-1);
  if (!breach || !proof || proof.body.excuse === 'reasonable') return false;
  if (of.type === 'penalty-issued') return Number(of.body.amountPounds) <= 100 && of.body.offenceOn === dayOf(breach);
  const penalty = about('penalty-issued', breach.id).find(({ id }) => about('penalty-withdrawn', id).length === 0);
  if (!penalty) return true;
  const until = addDays(dayOf(penalty), 14);
  const paid = about('penalty-paid', penalty.id);
  const inTime = paid.some(
    (each) =>
      dayOf(each) <= until && Number(each.body.paidPounds) >= (dayOf(each) <= addDays(dayOf(penalty), 10) ? 75 : 100),
  );
  return day > until && !inTime && (paid.length > 0 || about('penalty-unpaid', penalty.id).length > 0);
}

const JUDGED = ['breach-suspected', 'penalty-issued', 'prosecution-referred'];

const everyUnlawfulStepIsSomebodysWork = (again: typeof judgeAgain, seen: Record<string, number> = {}) =>
  fc.property(drawn, fc.integer({ min: 2, max: 6 }), fc.infiniteStream(fc.nat(5)), (more, far, chance) => {
    const begun = entryOf({ type: 'logged', day: 0, about: 0, body: {} }, 1);
    const order = [...inForce, ...toCourt.slice(0, far), ...more]
      .map((each, i) => ({ each: entryOf(each, i + 2), key: i + (chance.next().value === 0 ? 20 : 0) }))
      .toSorted((x, y) => x.key - y.key);
    const { tasks, state } = arrive([begun, ...order.map(({ each }) => each)], again);
    for (const of of state.timeline.filter(({ type, outcome }) => outcome === 'effect' && JUDGED.includes(type))) {
      const lawful = isLawful(state, of);
      const what = `${of.type} ${lawful ? 'lawful' : 'unlawful'}`;
      seen[what] = (seen[what] ?? 0) + 1;
      expect([of.type, of.id, lawful || tasks.has(of.id)]).toEqual([of.type, of.id, true]);
    }
  });

it('finds no breach, penalty or prosecution that stands unlawfully without a task for the manager', () => {
  const seen: Record<string, number> = {};
  fc.assert(everyUnlawfulStepIsSomebodysWork(judgeAgain, seen), { numRuns: 200 });
  for (const type of ['breach-suspected', 'prosecution-referred'])
    for (const how of ['lawful', 'unlawful']) expect(seen[`${type} ${how}`]).toBeGreaterThan(0);
});

it('would find some, were nothing judged again', () => {
  expect(
    fc.check(
      everyUnlawfulStepIsSomebodysWork(() => []),
      { numRuns: 500 },
    ).failed,
  ).toBe(true);
});

it('meets nothing on the lawful way', () => {
  const lines = [{ type: 'logged', day: 0, about: 0, body: {} }, ...inForce, ...toCourt];
  const { tasks, state } = arrive(
    lines.map((each, i) => entryOf(each, i + 1)),
    judgeAgain,
  );
  expect([...tasks]).toEqual([]);
  expect(state.lists.prosecutions).toMatchObject([{ id: idAt(12) }]);
});
