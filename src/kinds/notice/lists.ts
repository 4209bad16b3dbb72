// The lists of a case, as shown: what one item is called, and the words for where it stands.
import type { ListInfo } from '../define-record-kind.ts';
import { requirementParts } from './requirement-parts.ts';

export const noticeLists = {
  warnings: {
    title: 'Warnings',
    noun: 'Warning',
    statuses: {
      open: { title: 'To be served', tone: 'attention' },
      served: { title: 'Served', tone: 'brand' },
      complied: { title: 'Complied with', tone: 'received' },
      'not-complied': { title: 'Still continuing', tone: 'attention' },
      withdrawn: { title: 'Withdrawn', tone: 'neutral' },
      expired: { title: 'Lapsed', tone: 'neutral' },
    },
  },
  notices: {
    title: 'Notices',
    noun: 'Notice',
    statuses: {
      open: { title: 'To be served', tone: 'attention' },
      approved: { title: 'Approved, to be served', tone: 'attention' },
      refused: { title: 'Not approved', tone: 'neutral' },
      served: { title: 'In force', tone: 'brand' },
      appealed: { title: 'Under appeal', tone: 'waiting' },
      quashed: { title: 'Quashed', tone: 'neutral' },
      discharged: { title: 'Discharged', tone: 'received' },
      withdrawn: { title: 'Withdrawn', tone: 'neutral' },
      expired: { title: 'Lapsed', tone: 'neutral' },
    },
    parts: requirementParts,
  },
  appeals: {
    title: 'Appeals',
    noun: 'Appeal',
    statuses: {
      open: { title: 'In progress', tone: 'waiting' },
      dismissed: { title: 'Dismissed', tone: 'neutral' },
      modified: { title: 'Notice modified', tone: 'neutral' },
      quashed: { title: 'Notice quashed', tone: 'neutral' },
      withdrawn: { title: 'Withdrawn', tone: 'neutral' },
    },
  },
  variations: {
    title: 'Variations',
    noun: 'Variation',
    statuses: {
      open: { title: 'To be decided', tone: 'attention' },
      varied: { title: 'To be served', tone: 'attention' },
      refused: { title: 'Refused', tone: 'neutral' },
      served: { title: 'Served', tone: 'brand' },
    },
  },
  breaches: {
    title: 'Breaches',
    noun: 'Breach',
    statuses: {
      open: { title: 'Suspected', tone: 'attention' },
      evidenced: { title: 'To be decided', tone: 'attention' },
      penalty: { title: 'Fixed penalty', tone: 'brand' },
      remedial: { title: 'Remedial action', tone: 'brand' },
      prosecution: { title: 'Prosecution', tone: 'waiting' },
      closed: { title: 'No action', tone: 'neutral' },
    },
  },
  penalties: {
    title: 'Fixed penalties',
    noun: 'Fixed penalty',
    statuses: {
      open: { title: 'To be served', tone: 'attention' },
      served: { title: 'Given', tone: 'brand' },
      unpaid: { title: 'Not paid', tone: 'attention' },
      paid: { title: 'Paid', tone: 'received' },
      withdrawn: { title: 'Withdrawn', tone: 'neutral' },
    },
  },
  remedials: {
    title: 'Remedial action',
    noun: 'Remedial action',
    statuses: {
      open: { title: 'Begun', tone: 'waiting' },
      consented: { title: 'Consent given', tone: 'brand' },
      refused: { title: 'Consent refused', tone: 'attention' },
      done: { title: 'Done', tone: 'received' },
      charged: { title: 'Costs claimed', tone: 'neutral' },
    },
  },
  prosecutions: {
    title: 'Prosecutions',
    noun: 'Prosecution',
    statuses: {
      open: { title: 'Referred', tone: 'waiting' },
      convicted: { title: 'Convicted', tone: 'neutral' },
      acquitted: { title: 'Acquitted', tone: 'neutral' },
      discontinued: { title: 'Discontinued', tone: 'neutral' },
    },
  },
  incidents: { title: 'Incidents', noun: 'Incident', statuses: { open: { title: 'Recorded', tone: 'neutral' } } },
  people: {
    title: 'People in the case',
    noun: 'Person',
    statuses: { open: { title: 'In the case', tone: 'neutral' } },
  },
  alternatives: {
    title: 'Done instead',
    noun: 'Step',
    statuses: { taken: { title: 'Taken', tone: 'brand' } },
  },
  earlier: {
    title: 'Earlier records',
    noun: 'Earlier record',
    statuses: { open: { title: 'Recorded', tone: 'neutral' } },
  },
} as const satisfies Readonly<Record<string, ListInfo>>;
