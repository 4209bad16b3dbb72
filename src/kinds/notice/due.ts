// What the thread asks of somebody next, and by which day. Titles name a reference and no person: they may stand in a reminder.
import type { LawTable } from '#domain/law-table.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { addDays } from '#domain/calendar.ts';
import type { Due } from '#domain/due.ts';
import type { Rules } from '#domain/rulebook.ts';
import { requirementsAt } from './appeal-effect.ts';
import {
  appealLastDay,
  dayOfLine,
  discountUntil,
  issuedOn,
  itemNamed,
  itemsOf,
  linesAbout,
  noticeEnds,
  noticeReviewDay,
  parentOf,
  protectedUntil,
  timeEndOf,
  warningLapses,
} from './clocks.ts';

/** The instant after every entry: requirements as they stand now. */
const LAST = '9999-12-31T00:00:00.000Z';

export const noticeDue = (state: RecordState, { law }: Rules): readonly Due[] =>
  state.status === 'closed'
    ? []
    : [
        ...itemsOf(state, 'warnings').flatMap((warning) => warningDue(state, warning, law)),
        ...itemsOf(state, 'notices').flatMap((notice) => noticeItemDue(state, notice, law)),
        ...itemsOf(state, 'appeals').flatMap(hearing),
        ...itemsOf(state, 'variations').flatMap(variationDue),
        ...itemsOf(state, 'breaches').flatMap((breach) => breachDue(state, breach)),
        ...itemsOf(state, 'penalties').flatMap((penalty) => penaltyDue(penalty, law)),
        ...itemsOf(state, 'remedials').flatMap((work) => costsDue(state, work, law)),
        ...itemsOf(state, 'alternatives').flatMap(({ values: { reviewOn } }) =>
          typeof reviewOn === 'string' ? [{ at: reviewOn, title: 'Look again at what is done instead' }] : [],
        ),
      ];

const nameOf = (item: RecordItem | undefined, otherwise: string): string =>
  typeof item?.values.reference === 'string' ? item.values.reference : otherwise;

function warningDue(state: RecordState, warning: RecordItem, law: LawTable): readonly Due[] {
  const name = nameOf(warning, 'The warning');
  if (warning.status === 'open') return [{ at: dayOfLine(warning), title: `${name}: still to be served` }];
  const followed = itemsOf(state, 'notices').some(
    ({ values: { follows }, status }) => status !== 'refused' && Array.isArray(follows) && follows.includes(warning.id),
  );
  if (followed || (warning.status !== 'served' && warning.status !== 'not-complied')) return [];
  const end = timeEndOf(state, warning);
  return [
    ...(warning.status === 'served' && end !== undefined
      ? [{ at: end, title: `${name}: time given runs out, check and record` }]
      : []),
    ...(warning.status === 'not-complied'
      ? [{ at: checkedDay(state, warning), title: `${name}: still continuing, decide what follows` }]
      : []),
    { at: warningLapses(state, warning, law), title: `${name}: lapses`, passes: true },
  ];
}

const checkedDay = (state: RecordState, warning: RecordItem): string => {
  const last = linesAbout(state, warning.id, 'checked').at(-1);
  return dayOfLine(last ?? warning);
};

function noticeItemDue(state: RecordState, notice: RecordItem, law: LawTable): readonly Due[] {
  const name = nameOf(notice, 'The notice');
  const { status } = notice;
  if (status === 'open' || status === 'approved')
    return [{ at: dayOfLine(notice), title: `${name}: still to be served` }];
  if (status !== 'served' && status !== 'appealed') return [];
  const appeal = {
    at: appealLastDay(issuedOn(state, notice), law),
    title: `${name}: last day to appeal`,
    passes: true,
  };
  const ends = { at: noticeEnds(state, notice, law), title: `${name}: its term ends` };
  if (status === 'appealed') return [ends];
  // Who records a breach has looked as well.
  const checked = linesAbout(state, notice.id, 'notice-checked', 'breach-suspected').at(-1);
  const lookedAt = checked && dayOfLine(checked);
  const days = new Set([
    ...requirementsAt(state, notice, LAST).flatMap(({ due }) => due ?? []),
    ...(typeof notice.values.complianceDate === 'string' ? [notice.values.complianceDate] : []),
  ]);
  return [
    appeal,
    ...[...days]
      .filter((day) => lookedAt === undefined || lookedAt <= day)
      .map((at) => ({ at, title: `${name}: time given runs out, check and record` })),
    { at: noticeReviewDay(state, notice, law), title: `${name}: review its requirements` },
    ends,
  ];
}

const hearing = ({ status, values: { hearingOn } }: RecordItem): readonly Due[] =>
  status === 'open' && typeof hearingOn === 'string' ? [{ at: hearingOn, title: 'Appeal: hearing' }] : [];

function variationDue(variation: RecordItem): readonly Due[] {
  if (variation.status === 'open') return [{ at: dayOfLine(variation), title: 'A variation to be decided' }];
  return variation.status === 'varied' ? [{ at: dayOfLine(variation), title: 'A variation to be served' }] : [];
}

function breachDue(state: RecordState, breach: RecordItem): readonly Due[] {
  const name = nameOf(itemNamed(state, 'notices', parentOf(state, 'breaches', breach.id)), 'The notice');
  if (breach.status === 'open') return [{ at: dayOfLine(breach), title: `${name}: a breach to be evidenced` }];
  return breach.status === 'evidenced' ? [{ at: dayOfLine(breach), title: `${name}: a breach to be decided` }] : [];
}

/** By the longer way of counting, for nobody has read the section: a day too many harms no one. */
function costsDue(state: RecordState, work: RecordItem, law: LawTable): readonly Due[] {
  const claimed = linesAbout(state, work.id, 'remedial-costs').at(-1);
  if (!claimed) return [];
  const at = addDays(dayOfLine(claimed), law.costsAppealDays);
  return [{ at, title: 'Costs of work: last day to appeal the amount, as your council set it', passes: true }];
}

function penaltyDue(penalty: RecordItem, law: LawTable): readonly Due[] {
  const name = nameOf(penalty, 'The fixed penalty');
  if (penalty.status === 'open') return [{ at: dayOfLine(penalty), title: `${name}: still to be served` }];
  const after = addDays(protectedUntil(penalty, law), 1);
  if (penalty.status === 'unpaid') return [{ at: after, title: `${name}: not paid, decide what follows` }];
  if (penalty.status !== 'served') return [];
  const discount = discountUntil(penalty);
  return [
    ...(discount ? [{ at: discount, title: `${name}: last day of the lower amount`, passes: true }] : []),
    { at: after, title: `${name}: record whether it was paid` },
  ];
}
