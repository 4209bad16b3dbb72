import { addDays } from '#domain/calendar.ts';

export interface DayShortcut {
  readonly label: string;
  readonly day: string;
}

/** Days one tap away, each so many days from today. */
export const dayShortcuts = (today: string, days: readonly number[] = [0, -1]): readonly DayShortcut[] =>
  days.map((away) => ({ label: namedDays[away] ?? wordsOf(away), day: addDays(today, away) }));

const namedDays: Readonly<Record<number, string>> = { 0: 'Today', [-1]: 'Yesterday', 1: 'Tomorrow' };

const wordsOf = (away: number): string => (away < 0 ? `${-away} days ago` : `In ${away} days`);
