// The days that works are booked for, what their installer is told, and when the address may be seen: margins of ours, not law.
import { z } from 'zod';
import { addDays, instantOfLocal, startOfDay } from '#domain/calendar.ts';
import { dateWords, weekdayOf } from '#domain/format-moment.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { daySchema } from '#domain/moment.ts';
import { readerOf } from '#domain/readable.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { lineSchema, optionalLineSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { onlyUnfinished, UNFINISHED } from './works.ts';

/** From here on the evening before, so that an early start can be planned. */
const EVENING = '18:00';
/** The address can be seen on all of them and between: longer works are booked in parts. */
const MOST_DAYS = 5;
/** After the last day, for an answer that was forgotten; the address is gone by then. */
const ANSWER_DAYS = 2;

const bookingSchema = z.strictObject({
  item: z.uuid('Choose the order'),
  from: daySchema,
  until: daySchema.optional(),
  hours: optionalLineSchema,
  ring: lineSchema('Say whom the installer rings'),
  doorWords: optionalLineSchema,
});
const readBooking = readerOf(bookingSchema);

export interface Booking extends Omit<ReturnType<typeof readBooking>, 'item' | 'from' | 'until'> {
  /** Local days. */
  readonly from: string;
  readonly until: string;
  /** Instants between which the address may be seen. */
  readonly opens: string;
  readonly closes: string;
  /** The instant at which nothing is shown or answered any more. */
  readonly over: string;
}

/** The last booking of an order. One that came past the guards is cut to the days that may be booked. */
export function bookingOf({ lists }: RecordState, order: RecordItem): Booking | undefined {
  const last = lists.bookings?.findLast(({ values }) => values.item === order.id);
  const { from, until: said = from, item: _, ...told } = readBooking(last?.values ?? {});
  if (from === undefined || said === undefined) return undefined;
  const longest = addDays(from, MOST_DAYS - 1);
  const until = said < from ? from : said < longest ? said : longest;
  return {
    ...told,
    from,
    until,
    opens: instantOfLocal(`${addDays(from, -1)}T${EVENING}`),
    closes: startOfDay(addDays(until, 1)),
    over: startOfDay(addDays(until, 1 + ANSWER_DAYS)),
  };
}

/** An order that nobody has a day for yet, or that has to be booked again. */
export const toBook = (state: RecordState): boolean =>
  state.lists.orders?.some(
    (order) => order.status === 'again' || (order.status === 'open' && bookingOf(state, order) === undefined),
  ) ?? false;

export const dayWords = (day: string): string => `${weekdayOf(day)} ${dateWords(day)}`;

function fewDays({
  from,
  until,
}: {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}): readonly GuardFinding[] {
  if (from === undefined || until === undefined || (until >= from && until < addDays(from, MOST_DAYS))) return [];
  return [
    {
      code: 'booked-days',
      source: 'Council rule: an address is shown near the works alone',
      message: `Give a last day that is not before the first, and at most ${MOST_DAYS} days in all. Book the others later.`,
      level: 'block',
      field: 'until',
    },
  ];
}

export const worksBooked = defineEntryType({
  title: 'Works booked',
  body: bookingSchema,
  writers: ['assessor', 'coordinator'],
  concerns: { list: 'orders', from: UNFINISHED, to: 'open' },
  adds: 'bookings',
  itemStatus: 'made',
  guards: [fewDays],
  initial: ({ state, item }) => {
    const order = item ?? onlyUnfinished(state);
    return order === undefined ? {} : { item: order };
  },
  pages: [
    {
      title: 'What the installer is told',
      fields: [
        { key: 'item', label: 'Which order?', input: 'item', list: 'orders', statuses: UNFINISHED },
        {
          key: 'from',
          label: 'Booked for',
          hint: `Their link shows the address from ${EVENING} the evening before until the day is over`,
          input: 'date',
          days: [1, 2],
        },
        {
          key: 'until',
          label: 'Last day',
          hint: 'Only if it takes more than one',
          input: 'date',
          days: [],
          optional: true,
        },
        { key: 'hours', label: 'Between which hours', input: 'line', optional: true },
        {
          key: 'ring',
          label: 'Whom they ring',
          hint: 'A name and number at the council, never the home’s',
          input: 'line',
          remember: true,
        },
        {
          key: 'doorWords',
          label: 'What they say at the door',
          hint: 'Agreed by voice with the person who lives there',
          input: 'line',
          optional: true,
          guarded: true,
        },
      ],
    },
  ],
  summarise: ({ from }) => (from ? dayWords(from) : 'Works booked'),
  example: {
    item: '0192f0c1-7e00-7000-8000-000000000003',
    from: '2026-11-30',
    hours: '10:00 to 14:00',
    ring: 'Casey at the council, 01632 960200',
    doorWords: 'We have come about the gutters',
  },
});
