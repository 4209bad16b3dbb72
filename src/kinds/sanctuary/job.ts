// The installer's page: what to fit and when, and where only near the day. Never why, for whom, or who else is meant.
import { addDays } from '#domain/calendar.ts';
import { labelOf } from '#domain/choice.ts';
import { DAY_MS } from '#domain/clock.ts';
import { instantWords, timeOf } from '#domain/format-moment.ts';
import { instantText } from '#domain/moment.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import type { ListInfo, Waiting } from '../define-record-kind.ts';
import type { Job, JobLine, JobOffer } from '../job.ts';
import { type Booking, bookingOf, dayWords } from './booking.ts';
import { priorities } from './choices.ts';
import { readReferral } from './referral.ts';
import { readOrder } from './works.ts';

const ordersOf = ({ lists }: RecordState): readonly RecordItem[] => lists.orders ?? [];
const linesOf = (state: RecordState, item: string | undefined) =>
  readOrder(ordersOf(state).find(({ id }) => id === item)?.values ?? {}).works ?? [];

export const orderLines: NonNullable<ListInfo['parts']> = (state, item) =>
  linesOf(state, item).map(({ where, work }, i) => ({ number: i + 1, words: `${where}: ${work}` }));

const offers = (state: RecordState, now: string): readonly JobOffer[] =>
  ordersOf(state)
    .filter(({ status }) => status === 'open')
    .map((order) => {
      const booking = bookingOf(state, order);
      return {
        item: order.id,
        name: booking ? `Booked for ${daysWords(booking)}` : `Ordered ${instantWords(order.at.from, now)}`,
        until: booking?.over ?? instantText(Date.parse(now) + DAY_MS),
        since: lastWord(state, order.id),
        stop: whyNotYet(state, booking, now),
      };
    });

/** When the council last heard of an order, or of a day for this one: what was sent before is sent again, or not. */
const lastWord = ({ timeline }: RecordState, order: string): string | undefined =>
  timeline
    .filter(
      ({ type, outcome, body }) =>
        outcome === 'effect' && (type === 'works-ordered' || (type === 'works-booked' && body.item === order)),
    )
    .flatMap(({ receivedAt }) => receivedAt ?? [])
    .toSorted()
    .at(-1);

function whyNotYet(state: RecordState, booking: Booking | undefined, now: string): string | undefined {
  if (!booking) return 'Book the works first: a link needs their day.';
  if (booking.closes <= now) return 'The booked day is over. Book the works again before a link is sent.';
  return readReferral(state.details).address ? undefined : 'There is no address here to go to. Add it first.';
}

const daysWords = ({ from, until }: Booking): string =>
  from === until ? dayWords(from) : `${dayWords(from)} to ${dayWords(until)}`;

function lines(state: RecordState, now: string, item: string | undefined): readonly JobLine[] {
  const order = ordersOf(state).find(({ id }) => id === item);
  const booking = order && bookingOf(state, order);
  if (!booking) return [];
  const { hours, ring = 'the council', doorWords } = booking;
  return [
    { label: 'When', value: [daysWords(booking), hours].filter(Boolean).join(', ') },
    addressLine(state, booking, now),
    { label: 'Questions', value: `Ring ${ring}. Never ring, write to or leave a card at the home.` },
    ...(doorWords ? [{ label: 'At the door, say', value: doorWords }] : []),
    ...linesOf(state, item).map(({ where, work, priority }, i) => ({
      label: `${i + 1}. ${where}`,
      value: `${work}. ${labelOf(priorities, priority)}.`,
    })),
  ];
}

function addressLine(state: RecordState, { from, opens, closes }: Booking, now: string): JobLine {
  const label = 'Address';
  if (now < opens) return { label, value: `Shown here from ${timeOf(opens)} on ${dayWords(addDays(from, -1))}` };
  const { address } = readReferral(state.details);
  if (now >= closes || !address) return { label, value: 'No longer shown. Ring the council' };
  return { label, value: address, guarded: true };
}

function answered(state: RecordState, item: string | undefined): ReturnType<NonNullable<Job['answered']>> {
  const order = ordersOf(state).find(({ id }) => id === item);
  const { escape } = state.lists.answers?.findLast(({ values }) => values.item === item)?.values ?? {};
  const ring = (order && bookingOf(state, order)?.ring) ?? 'the council';
  const stays = { label: 'Before you leave', value: `Ring ${ring}: everybody inside must be able to get out.` };
  return {
    status: 'The council has your answer',
    lines: escape === undefined || escape === 'yes' ? [] : [stays],
  };
}

const unsettled: Readonly<Record<string, string>> = {
  reported: 'The installer says that all is done. See it, and sign off the works.',
  again: 'The installer could not do all of it. Read why, and book another day.',
};

/** An answer waits for somebody: to sign off, or to find another day. */
export const unsettledAnswers = (state: RecordState): readonly Waiting[] =>
  ordersOf(state).flatMap(({ id, status }) => {
    const last = state.lists.answers?.findLast(({ values }) => values.item === id);
    const message = unsettled[status];
    return last && message ? [{ entry: last.id, code: 'installer-answer', source: 'Council rule', message }] : [];
  });

export const worksJob: Job = {
  title: 'Home visit',
  send: {
    title: 'Send to the installer',
    about:
      'A link that shows the lines, the day and whom to ring, and the address only from the evening before until the day is over. Each time it is opened you are told.',
  },
  makers: ['assessor', 'coordinator'],
  type: 'works-reported',
  asks: ['outcome', 'notDone', 'whyNot', 'escape', 'keys', 'notes'],
  offers,
  lines,
  answered,
};
