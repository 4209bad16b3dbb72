// Sealed. On screen this kind is always "Home visit": nothing here that a passer-by could see says more.
import { dateWords } from '#domain/format-moment.ts';
import type { JsonObject } from '#domain/json.ts';
import type { RecordState } from '#domain/record.ts';
import { defineRecordKind } from '../define-record-kind.ts';
import { toBook, worksBooked } from './booking.ts';
import { earlier } from './earlier.ts';
import { assessedOn, referredOn, sanctuaryDue, sanctuaryFacts, worksCompletedOn } from './facts.ts';
import { importReferrals } from './import.ts';
import { orderLines, unsettledAnswers, worksJob } from './job.ts';
import { logged } from './referral.ts';
import { worksReported } from './reported.ts';
import { visited } from './visit.ts';
import { reviewMade, worksCompleted, worksOrdered } from './works.ts';

const afterVisit = ({ outcome }: JsonObject): string => (outcome === 'assessed' ? 'assessed' : 'not-assessed');
const afterReview =
  (otherwise: string) =>
  ({ outcome }: JsonObject): string =>
    outcome === 'close' ? 'closed' : otherwise;

const over = {
  logged: null,
  visited: null,
  'works-ordered': null,
  'works-booked': null,
  'works-reported': null,
  'works-completed': null,
  'review-made': null,
  'recorded-earlier': null,
};

const statuses = {
  referred: { title: 'Visit to arrange', tone: 'attention', open: true },
  'not-assessed': { title: 'Visit again', tone: 'attention', open: true },
  assessed: { title: 'Visited', tone: 'brand', open: true },
  ordered: { title: 'Works ordered', tone: 'brand', open: true },
  completed: { title: 'Works completed', tone: 'received', open: true },
  closed: { title: 'Closed', tone: 'neutral', open: false },
} as const;

const cameIn = (state: RecordState): string => {
  const day = referredOn(state);
  return day ? `Came in ${dateWords(day)}` : '';
};

export const sanctuary = defineRecordKind({
  name: 'sanctuary',
  path: 'home-visit',
  title: 'Home visit',
  plural: 'Home visits',
  icon: 'home',
  order: 4,
  version: 1,
  sealed: true,
  entries: {
    logged,
    visited,
    'works-ordered': worksOrdered,
    'works-booked': worksBooked,
    'works-reported': worksReported,
    'works-completed': worksCompleted,
    'review-made': reviewMade,
    'recorded-earlier': earlier,
  },
  statuses,
  lifecycle: {
    none: { ...over, logged: 'referred' },
    referred: { ...over, visited: afterVisit, 'review-made': afterReview('referred'), 'recorded-earlier': 'closed' },
    'not-assessed': { ...over, visited: afterVisit, 'review-made': afterReview('not-assessed') },
    assessed: { ...over, visited: 'assessed', 'works-ordered': 'ordered', 'review-made': afterReview('assessed') },
    ordered: {
      ...over,
      visited: 'ordered',
      'works-ordered': 'ordered',
      'works-booked': 'ordered',
      'works-reported': 'ordered',
      'works-completed': 'completed',
    },
    completed: {
      ...over,
      visited: 'completed',
      'works-ordered': 'ordered',
      'works-booked': 'completed',
      'works-reported': 'completed',
      'works-completed': 'completed',
      'review-made': afterReview('completed'),
    },
    closed: over,
  },
  lists: {
    visits: { title: 'Visits', noun: 'Visit', statuses: { made: { title: 'Made', tone: 'neutral' } } },
    orders: {
      title: 'Works',
      noun: 'Order',
      statuses: {
        open: { title: 'Ordered', tone: 'brand' },
        reported: { title: 'To sign off', tone: 'attention' },
        again: { title: 'To book again', tone: 'attention' },
        done: { title: 'Completed', tone: 'received' },
      },
      parts: orderLines,
    },
    bookings: { title: 'Bookings', noun: 'Booking', statuses: { made: { title: 'Made', tone: 'neutral' } } },
    answers: {
      title: 'Installer’s answers',
      noun: 'Answer',
      statuses: { given: { title: 'Given', tone: 'neutral' } },
    },
    reviews: { title: 'Follow-ups', noun: 'Follow-up', statuses: { made: { title: 'Made', tone: 'neutral' } } },
    earlier: {
      title: 'Earlier records',
      noun: 'Earlier record',
      statuses: { open: { title: 'Recorded', tone: 'neutral' } },
    },
  },
  flows: [
    {
      name: 'new',
      title: 'Home visit',
      action: 'Home visit',
      when: 'When did it reach you?',
      types: ['logged'],
      statuses: ['none'],
      roles: ['assessor', 'coordinator'],
    },
    // The first that is open is the record’s next step.
    {
      name: 'visit',
      title: 'Visit',
      action: 'Record the visit',
      when: 'When was the visit?',
      types: ['visited'],
      statuses: ['referred', 'not-assessed'],
      roles: ['assessor', 'coordinator'],
    },
    {
      name: 'order',
      title: 'Works',
      action: 'Order works',
      when: 'When were they ordered?',
      types: ['works-ordered'],
      statuses: ['assessed'],
      roles: ['assessor', 'coordinator'],
    },
    {
      name: 'completed',
      title: 'Works completed',
      action: 'Sign off works',
      when: 'When were they completed?',
      types: ['works-completed'],
      statuses: ['ordered', 'completed'],
      roles: ['assessor', 'coordinator'],
    },
    {
      name: 'book',
      title: 'Works booked',
      action: 'Book the works',
      when: 'When were they booked?',
      types: ['works-booked'],
      statuses: ['ordered', 'completed'],
      roles: ['assessor', 'coordinator'],
      first: toBook,
    },
    {
      name: 'review',
      title: 'Follow-up',
      action: 'Record a follow-up',
      when: 'When was it?',
      types: ['review-made'],
      statuses: ['referred', 'not-assessed', 'assessed', 'completed'],
      roles: ['assessor', 'coordinator'],
    },
    {
      name: 'order-more',
      title: 'Works',
      action: 'Order more works',
      when: 'When were they ordered?',
      types: ['works-ordered'],
      statuses: ['ordered', 'completed'],
      roles: ['assessor', 'coordinator'],
    },
    {
      name: 'visit-again',
      title: 'Visit',
      action: 'Record another visit',
      when: 'When was the visit?',
      types: ['visited'],
      statuses: ['assessed', 'ordered', 'completed'],
      roles: ['assessor', 'coordinator'],
    },
  ],
  heading: () => 'Home visit',
  // All are called the same: the day tells them apart and says nothing else.
  detail: cameIn,
  due: sanctuaryDue,
  waits: unsettledAnswers,
  job: worksJob,
  columns: [
    { key: 'referred', title: 'Referred', value: referredOn },
    { key: 'assessed', title: 'Visited', value: assessedOn },
    { key: 'completed', title: 'Works completed', value: worksCompletedOn },
  ],
  import: importReferrals,
  facts: sanctuaryFacts,
  reports: async () => (await import('./reports.ts')).reports,
});
