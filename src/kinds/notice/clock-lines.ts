// The days that run in a case, in words.
import { dateWords } from '#domain/format-moment.ts';
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { ClockLine } from '../define-record-kind.ts';
import { appealLastDay, discountUntil, isByPostRule, issuedOn, itemsOf, protectedUntil, timeEndOf } from './clocks.ts';

export function noticeClocks(state: RecordState, now: string, { law }: Rules): readonly ClockLine[] {
  const today = dayOfInstant(now);
  const days = [
    ...served(state, 'warnings').map((paper) => [paper, 'time given', timeEndOf(state, paper)] as const),
    ...served(state, 'notices').map(
      (paper) => [paper, 'to appeal', appealLastDay(issuedOn(state, paper), law)] as const,
    ),
    ...served(state, 'penalties').flatMap(
      (paper) =>
        [
          [paper, 'lower amount', discountUntil(paper)],
          [paper, 'no proceedings', protectedUntil(paper, law)],
        ] as const,
    ),
  ];
  return [
    ...['warnings', 'notices'].flatMap((list) => served(state, list).flatMap((paper) => posted(state, paper))),
    ...days.flatMap(([paper, what, until]) => (until ? [running(`${nameOf(paper)}, ${what}`, until, today)] : [])),
  ];
}

const served = (state: RecordState, list: string): readonly RecordItem[] =>
  itemsOf(state, list).filter(({ status }) => status === 'served');

/** Said as long as nobody has said otherwise: it is the council's rule and not a fact. */
const posted = (state: RecordState, paper: RecordItem): readonly ClockLine[] =>
  isByPostRule(state, paper)
    ? [
        {
          label: `${nameOf(paper)}, posted`,
          words: `Counts as issued on ${dateWords(issuedOn(state, paper))}, as your council set it. A manager can correct the day`,
          tone: 'neutral',
        },
      ]
    : [];

const nameOf = ({ values: { reference } }: RecordItem): string => (typeof reference === 'string' ? reference : 'Paper');

const running = (label: string, until: string, today: string): ClockLine =>
  today <= until
    ? { label, words: `Until ${dateWords(until)}`, tone: 'brand' }
    : { label, words: `Over since ${dateWords(addDays(until, 1))}`, tone: 'neutral' };
