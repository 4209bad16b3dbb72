import { instantWords } from '#domain/format-moment.ts';

const nowText = (): string => new Date().toISOString();

/** "09:12", or the day as well where it is not today. */
export const clockWords = (instant: string | number): string =>
  instantWords(typeof instant === 'number' ? new Date(instant).toISOString() : instant, nowText());

/** "Today", "12:00", "Overdue since 2 Nov", or the day it is due. */
export function dueWords(at: string, now = nowText()): string {
  const today = now.slice(0, 10);
  const day = at.slice(0, 10);
  if (day === today) return at.length > 10 ? instantWords(at, now) : 'Today';
  const words = instantWords(at.length > 10 ? at : `${at}T12:00:00.000Z`, now).replace(/ \d\d:\d\d$/, '');
  return day < today ? `Overdue, ${words}` : words;
}
