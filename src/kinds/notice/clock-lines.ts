// Where the live papers of a case stand, in words: each requirement of a notice, and the days that run.
import { dateWords } from '#domain/format-moment.ts';
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { ClockLine } from '../define-record-kind.ts';
import { isSuspended, requirementsAt } from './appeal-effect.ts';
import { appealLastDay, discountUntil, issuedOn, itemsOf, protectedUntil, timeEndOf } from './clocks.ts';
import type { Requirement } from './requirements.ts';

export function noticeClocks(state: RecordState, now: string, { law }: Rules): readonly ClockLine[] {
  const today = dayOfInstant(now);
  return [
    ...itemsOf(state, 'warnings').flatMap((warning) => warningLine(state, warning, today)),
    ...itemsOf(state, 'notices').flatMap((notice) =>
      notice.status === 'served' || notice.status === 'appealed'
        ? [
            ...requirementsAt(state, notice, now).map((each, i) => requirementLine(state, notice, each, i, now)),
            ...(notice.status === 'served'
              ? [running('To appeal', appealLastDay(issuedOn(state, notice), law), today)]
              : []),
          ]
        : [],
    ),
    ...itemsOf(state, 'penalties').flatMap((penalty) => {
      if (penalty.status !== 'served') return [];
      const discount = discountUntil(penalty);
      return [
        ...(discount ? [running('Lower amount', discount, today)] : []),
        running('No proceedings', protectedUntil(penalty, law), today),
      ];
    }),
  ];
}

function warningLine(state: RecordState, warning: RecordItem, today: string): readonly ClockLine[] {
  const end = timeEndOf(state, warning);
  return warning.status === 'served' && end !== undefined ? [running('Time given by the warning', end, today)] : [];
}

const running = (label: string, until: string, today: string): ClockLine =>
  today <= until
    ? { label, words: `Until ${dateWords(until)}`, tone: 'brand' }
    : { label, words: `Over since ${dateWords(addDays(until, 1))}`, tone: 'neutral' };

const LONGEST = 90;

function requirementLine(
  state: RecordState,
  notice: RecordItem,
  requirement: Requirement,
  index: number,
  now: string,
): ClockLine {
  const { type, text, due } = requirement;
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const label = `Requirement ${index + 1}, ${type}: ${short}`;
  if (isSuspended(state, notice, requirement, now))
    return { label, words: 'No effect while the appeal runs (s.46(3))', tone: 'waiting' };
  if (type === 'stop' || due === undefined) return { label, words: 'In force', tone: 'brand' };
  return dayOfInstant(now) <= due
    ? { label, words: `Due by ${dateWords(due)}`, tone: 'brand' }
    : { label, words: `Its day was ${dateWords(due)}`, tone: 'attention' };
}
