// What binds now, requirement by requirement: an appeal treats them differently, and a day makes some of them due.
import { dayOfInstant } from '#domain/calendar.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import type { Standing, StandingCard, StandingLine } from '#domain/standing.ts';
import { isSuspended, requirementsAt } from './appeal-effect.ts';
import { itemsOf } from './clocks.ts';
import type { Requirement } from './requirements.ts';

export const noticeStanding: Standing = (state, now) =>
  itemsOf(state, 'notices')
    .filter(({ status }) => status === 'served' || status === 'appealed')
    .map((notice): StandingCard => {
      const { reference } = notice.values;
      return {
        title: typeof reference === 'string' ? `${reference} requires` : 'The notice requires',
        lines: requirementsAt(state, notice, now).map((each, i) => lineOf(state, notice, each, i + 1, now)),
      };
    });

function lineOf(
  state: RecordState,
  notice: RecordItem,
  requirement: Requirement,
  number: number,
  now: string,
): StandingLine {
  const { type, text, due } = requirement;
  const line = { label: `${number}, ${type}`, words: text };
  if (isSuspended(state, notice, requirement, now))
    return { ...line, chip: { words: 'No effect while the appeal runs (s.46(3))', tone: 'neutral' } };
  if (type === 'stop' || due === undefined) return { ...line, chip: { words: 'In force', tone: 'received' } };
  const over = dayOfInstant(now) > due;
  return {
    ...line,
    chip: {
      words: over ? `Its day was ${dateWords(due)}` : `Due by ${dateWords(due)}`,
      tone: over ? 'attention' : 'received',
    },
  };
}
