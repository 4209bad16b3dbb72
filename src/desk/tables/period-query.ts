// The period lives in the address, so that a link shows a colleague the same table: twelve months from any month.
import type { Period } from '#reports/period.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { Temporal } from '#domain/temporal.ts';

export interface TableSearch {
  /** YYYY-MM */
  readonly start: string;
  readonly compare: boolean;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const EARLIEST_YEAR = 2000;

/** Without a start: the last twelve whole months; of tables by quarter, the council's last whole year. */
export function tableSearchOf(params: URLSearchParams, now: string, byQuarter: boolean): TableSearch {
  const start = params.get('start') ?? '';
  return {
    start: MONTH.test(start) ? start : byQuarter ? lastCouncilYear(now) : lastTwelveMonths(now),
    compare: params.get('compare') !== 'no',
  };
}

const monthOf = (now: string) => Temporal.PlainDate.from(dayOfInstant(now)).with({ day: 1 });
const lastTwelveMonths = (now: string): string => monthOf(now).subtract({ months: 12 }).toString().slice(0, 7);
const lastCouncilYear = (now: string): string => {
  const { year, month } = monthOf(now);
  return `${month < 4 ? year - 2 : year - 1}-04`;
};

export function periodFrom(start: string): Period {
  const first = Temporal.PlainDate.from(`${start}-01`);
  return { from: first.toString(), to: first.add({ years: 1 }).subtract({ days: 1 }).toString() };
}

export const monthChoices = Array.from({ length: 12 }, (_, i) => {
  const value = String(i + 1).padStart(2, '0');
  const label = new Date(Date.UTC(2020, i, 15)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' });
  return { value, label };
});

/** The newest first. */
export const yearChoices = (now: string) =>
  Array.from({ length: monthOf(now).year - EARLIEST_YEAR + 1 }, (_, i) => {
    const year = String(monthOf(now).year - i);
    return { value: year, label: year };
  });

/** The days a row stands for: a month's own, inside the period; otherwise the whole period. */
export function daysOfRow(month: unknown, { from, to }: Period): Period {
  if (typeof month !== 'string' || !MONTH.test(month)) return { from, to };
  const first = Temporal.PlainDate.from(`${month}-01`);
  const last = first.with({ day: first.daysInMonth }).toString();
  return { from: first.toString() > from ? first.toString() : from, to: last < to ? last : to };
}
