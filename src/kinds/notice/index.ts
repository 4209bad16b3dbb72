import { labelOf } from '#domain/choice.ts';
import type { JsonObject } from '#domain/json.ts';
import { placeWords } from '#domain/place.ts';
import type { RecordState } from '#domain/record.ts';
import { defineRecordKind } from '../define-record-kind.ts';
import { logged, readCase } from './case.ts';
import { reasons } from './choices.ts';
import { noticeDue } from './due.ts';
import { earlier } from './earlier.ts';
import { noticeFacts } from './facts.ts';
import { importNotices } from './import.ts';
import { noticeIssued, noticeServed } from './notice.ts';
import { checked, warningIssued, warningServed } from './warning.ts';
import { itemsOf } from './warning-rules.ts';

const afterCheck = ({ finding }: JsonObject): string => {
  if (finding === 'complied') return 'complied';
  return finding === 'not-complied' ? 'continuing' : 'warned';
};

// Which item an entry concerns is checked item by item; the status of the record says how far the case has come.
const thread = {
  logged: null,
  'warning-issued': 'warning-written',
  'warning-served': 'warned',
  checked: afterCheck,
  'notice-issued': 'notice-written',
  'notice-served': 'notice-served',
  'recorded-earlier': null,
};
const beside = (status: string) => ({ ...thread, 'warning-issued': status, 'warning-served': status, checked: status });
const closed = {
  logged: null,
  'warning-issued': null,
  'warning-served': null,
  checked: null,
  'notice-issued': null,
  'notice-served': null,
  'recorded-earlier': null,
};

const reasonOf = (state: RecordState): string | undefined => labelOf(reasons, readCase(state.details).reason);
const referencesOf = (state: RecordState): readonly string[] =>
  ['warnings', 'notices', 'earlier']
    .flatMap((list) => itemsOf(state, list))
    .flatMap(({ values }) => (typeof values.reference === 'string' ? [values.reference] : []));

export const notice = defineRecordKind({
  name: 'notice',
  title: 'Warning or notice',
  plural: 'Warnings and notices',
  icon: 'paper',
  order: 1,
  version: 1,
  sealed: false,
  entries: {
    logged,
    'warning-issued': warningIssued,
    'warning-served': warningServed,
    checked,
    'notice-issued': noticeIssued,
    'notice-served': noticeServed,
    'recorded-earlier': earlier,
  },
  statuses: {
    open: { title: 'No warning yet', tone: 'neutral', open: true },
    'warning-written': { title: 'Warning to be served', tone: 'attention', open: true },
    warned: { title: 'Warning served', tone: 'brand', open: true },
    complied: { title: 'Complied with', tone: 'received', open: false },
    continuing: { title: 'Still continuing', tone: 'attention', open: true },
    'notice-written': { title: 'Notice to be served', tone: 'attention', open: true },
    'notice-served': { title: 'Notice served', tone: 'brand', open: true },
    earlier: { title: 'Earlier record', tone: 'neutral', open: false },
  },
  lifecycle: {
    none: { ...closed, logged: 'open' },
    open: { ...thread, 'recorded-earlier': 'earlier' },
    'warning-written': thread,
    warned: thread,
    complied: thread,
    continuing: thread,
    'notice-written': beside('notice-written'),
    'notice-served': beside('notice-served'),
    earlier: closed,
  },
  lists: {
    warnings: {
      title: 'Warnings',
      noun: 'Warning',
      statuses: {
        open: { title: 'To be served', tone: 'attention' },
        served: { title: 'Served', tone: 'brand' },
        complied: { title: 'Complied with', tone: 'received' },
        'not-complied': { title: 'Still continuing', tone: 'attention' },
      },
    },
    notices: {
      title: 'Notices',
      noun: 'Notice',
      statuses: { open: { title: 'To be served', tone: 'attention' }, served: { title: 'Served', tone: 'brand' } },
    },
    earlier: {
      title: 'Earlier records',
      noun: 'Earlier record',
      statuses: { open: { title: 'Recorded', tone: 'neutral' } },
    },
  },
  flows: [
    {
      name: 'new',
      title: 'Warning',
      action: 'New warning',
      when: 'When was it served?',
      types: ['logged', 'warning-issued', 'warning-served'],
      statuses: ['none'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'case',
      title: 'Case',
      action: 'Case only, no warning yet',
      when: 'When was it reported?',
      types: ['logged'],
      statuses: ['none'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'check',
      title: 'Compliance check',
      action: 'Record compliance',
      when: 'When did you check?',
      types: ['checked'],
      statuses: ['warned', 'continuing', 'notice-written', 'notice-served'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'notice',
      title: 'Notice',
      action: 'Start the notice',
      when: 'When was it served?',
      types: ['notice-issued', 'notice-served'],
      statuses: ['warned', 'continuing', 'open'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'warning',
      title: 'Warning',
      action: 'Add a warning',
      when: 'When was it served?',
      types: ['warning-issued', 'warning-served'],
      statuses: ['open', 'warned', 'complied', 'continuing', 'notice-served'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'serve',
      title: 'Service',
      action: 'Record how it was served',
      when: 'When was it served?',
      types: ['warning-served'],
      statuses: ['warning-written'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'serve-notice',
      title: 'Service',
      action: 'Record how it was served',
      when: 'When was it served?',
      types: ['notice-served'],
      statuses: ['notice-written'],
      roles: ['officer', 'manager'],
    },
  ],
  // The short form of the committee's words: "Noise", not "Noise (Inc. with ASB)".
  heading: (state) =>
    `${reasonOf(state)?.replace(/ \(.*/, '') ?? 'Case'}, ${placeWords(readCase(state.details).place)}`,
  detail: (state) => referencesOf(state).at(-1) ?? readCase(state.details).complaint ?? '',
  place: (state) => readCase(state.details).place,
  due: (state, { law }) => noticeDue(state, law),
  columns: [
    { key: 'reason', title: 'Reason', value: reasonOf },
    { key: 'place', title: 'Place', value: (state) => readCase(state.details).place?.name },
    { key: 'ward', title: 'Ward', value: (state) => readCase(state.details).place?.ward },
    { key: 'references', title: 'References', value: (state) => referencesOf(state).join(', ') },
    { key: 'warnings', title: 'Warnings', value: (state) => itemsOf(state, 'warnings').length },
    { key: 'notices', title: 'Notices', value: (state) => itemsOf(state, 'notices').length },
  ],
  import: importNotices,
  facts: noticeFacts,
  reports: async () => (await import('./reports.ts')).reports,
});
