// What binds now, requirement by requirement: an appeal treats them differently, and a day makes some of them due.
import { dayOfInstant } from '#domain/calendar.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { LawTable } from '#domain/law-table.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import type { Standing, StandingCard, StandingLine } from '#domain/standing.ts';
import { type NumberedRequirement, requirementsAt, underAppeal } from './appeal-effect.ts';
import { itemsOf } from './clocks.ts';

export const noticeStanding: Standing = (state, now, { law }) =>
  itemsOf(state, 'notices')
    .filter(({ status }) => status === 'served' || status === 'appealed')
    .map((notice): StandingCard => {
      const { reference } = notice.values;
      return {
        title: typeof reference === 'string' ? `${reference} requires` : 'The notice requires',
        lines: requirementsAt(state, notice, now).map((each) => lineOf(state, notice, each, now, law)),
      };
    });

function lineOf(
  state: RecordState,
  notice: RecordItem,
  requirement: NumberedRequirement,
  now: string,
  law: LawTable,
): StandingLine {
  const { type, text, due, number } = requirement;
  const line = { label: `${number}. ${type.charAt(0).toUpperCase()}${type.slice(1)}`, words: text };
  const appeal = underAppeal(state, notice, requirement, now, law);
  if (appeal === 'suspended')
    return { ...line, chip: { words: 'No effect while the appeal runs (s.46(3))', tone: 'neutral' } };
  const { endsOn } = notice.values;
  if (typeof endsOn === 'string' && dayOfInstant(now) > endsOn)
    return { ...line, chip: { words: `No effect since its term ended on ${dateWords(endsOn)}`, tone: 'neutral' } };
  const appealed = appeal ? ', under appeal' : '';
  if (type === 'stop' || due === undefined)
    return { ...line, chip: { words: `In force${appealed}`, tone: 'received' } };
  const over = dayOfInstant(now) > due;
  return {
    ...line,
    chip: {
      words: `${over ? `Its day was ${dateWords(due)}` : `Due by ${dateWords(due)}`}${appealed}`,
      tone: over ? 'attention' : 'received',
    },
  };
}
