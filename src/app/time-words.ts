import { instantWords } from '#domain/format-moment.ts';
import { instantText } from '#domain/instant.ts';

const nowText = (): string => new Date().toISOString();

/** This phone's instant by the council's clock: what is due must not depend on a clock somebody set wrong. */
export const byClock = (now: string, offset: number): string => instantText(Date.parse(now) + offset);

/** "09:12", or the day as well where it is not today. */
export const clockWords = (instant: string | number): string =>
  instantWords(typeof instant === 'number' ? new Date(instant).toISOString() : instant, nowText());
