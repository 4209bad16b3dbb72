import { instantWords } from '#domain/format-moment.ts';

const nowText = (): string => new Date().toISOString();

/** "09:12", or the day as well where it is not today. */
export const clockWords = (instant: string | number): string =>
  instantWords(typeof instant === 'number' ? new Date(instant).toISOString() : instant, nowText());
