// Sealed: of whoever was hurt these are health data. On screen always "Incident"; the find that it points at does not know of it.
import { dayOfInstant } from '#domain/calendar.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { defineRecordKind } from '../define-record-kind.ts';
import { followedUp } from './followed-up.ts';
import { logged } from './logged.ts';

const afterFollowUp = ({ outcome }: JsonObject): string => (outcome === 'close' ? 'closed' : 'open');
const happenedOn = ({ at }: RecordState): string | undefined => at && dayOfInstant(momentSortKey(at));

const statuses = {
  open: { title: 'Open', tone: 'attention', open: true },
  closed: { title: 'Closed', tone: 'neutral', open: false },
} as const;

export const sharpsInjury = defineRecordKind({
  name: 'sharps-injury',
  path: 'incident',
  title: 'Incident',
  plural: 'Incidents',
  icon: 'record',
  order: 5,
  version: 1,
  sealed: true,
  keeper: 'manager',
  begins: 'first-aid',
  entries: { logged, 'followed-up': followedUp },
  statuses,
  lifecycle: {
    none: { logged: 'open', 'followed-up': null },
    open: { logged: null, 'followed-up': afterFollowUp },
    closed: { logged: null, 'followed-up': afterFollowUp },
  },
  lists: {
    followUps: { title: 'Follow-ups', noun: 'Follow-up', statuses: { open: { title: 'Made', tone: 'neutral' } } },
  },
  flows: [
    {
      name: 'new',
      title: 'Injury',
      action: 'Record an injury',
      when: 'When did it happen?',
      types: ['logged'],
      statuses: ['none'],
      roles: ['officer', 'assessor', 'coordinator', 'manager', 'crew'],
    },
    {
      name: 'follow-up',
      title: 'Follow-up',
      action: 'Record a follow-up',
      when: 'When was it?',
      types: ['followed-up'],
      statuses: ['open', 'closed'],
      roles: ['officer', 'assessor', 'coordinator', 'manager', 'crew'],
    },
  ],
  heading: () => 'Incident',
  // All are called the same: the day tells them apart.
  detail: (state) => {
    const day = happenedOn(state);
    return day ? `On ${dateWords(day)}` : '';
  },
  due: (state) => {
    const day = happenedOn(state);
    return state.status === 'open' && day ? [{ at: day, title: 'Follow-up' }] : [];
  },
  columns: [{ key: 'on', title: 'Day', value: happenedOn }],
  facts: (state) => ({ happened: happenedOn(state) }),
});
