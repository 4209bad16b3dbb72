import { labelOf } from '#domain/choice.ts';
import { placeWords } from '#domain/place.ts';
import type { RecordState } from '#domain/record.ts';
import { defineRecordKind } from '../define-record-kind.ts';
import { alternativeTaken } from './alternative.ts';
import { appealEnded, appealLodged } from './appeal.ts';
import { appealOrdered } from './appeal-ordered.ts';
import { noticeApproval } from './approval.ts';
import { breachLetterSent } from './breach-letter.ts';
import { breachClosed, breachEvidenced, breachSuspected } from './breach.ts';
import { caseLifecycle, caseStatuses } from './case-lifecycle.ts';
import { logged, readCase } from './case.ts';
import { caseIdentity } from './case-identity.ts';
import { reasons } from './choices.ts';
import { noticeClocks } from './clock-lines.ts';
import { itemsOf } from './clocks.ts';
import { noticeServiceCorrected, warningServiceCorrected } from './corrected-service.ts';
import { noticeDue } from './due.ts';
import { earlier } from './earlier.ts';
import { caseClosed, noticeEnded, warningEnded } from './ended.ts';
import { lastingNoticeFacts, noticeFacts } from './facts.ts';
import { noticeFlows } from './flows.ts';
import { importNotices } from './import.ts';
import { incidentRecorded } from './incident-recorded.ts';
import { noticeLists } from './lists.ts';
import { noticeChecked } from './notice-checked.ts';
import { noticeIssued, noticeServed } from './notice.ts';
import { heedingOverrides, overridden } from './overridden.ts';
import { penaltyPaid, penaltyUnpaid, penaltyWithdrawn } from './penalty-payment.ts';
import { penaltyIssued, penaltyServed } from './penalty.ts';
import { personAdded } from './person-added.ts';
import { prosecutionEnded, prosecutionReferred } from './prosecution.ts';
import { remedialConsent, remedialCosts, remedialDone, remedialNoticed } from './remedial.ts';
import { upgrades } from './upgrades.ts';
import { variationDecided, variationRequested, variationServed } from './variation.ts';
import { noticeWaits } from './waits.ts';
import { checked, warningIssued, warningServed } from './warning.ts';

const reasonOf = (state: RecordState): string | undefined => labelOf(reasons, readCase(state.details).reason);
const referencesOf = (state: RecordState): readonly string[] =>
  ['warnings', 'notices', 'penalties', 'earlier']
    .flatMap((list) => itemsOf(state, list))
    .flatMap(({ values }) => (typeof values.reference === 'string' ? [values.reference] : []));

const entries = {
  logged,
  'warning-issued': warningIssued,
  'warning-served': warningServed,
  checked,
  'warning-ended': warningEnded,
  'warning-service-corrected': warningServiceCorrected,
  'notice-issued': noticeIssued,
  'notice-approval': noticeApproval,
  'notice-served': noticeServed,
  'notice-service-corrected': noticeServiceCorrected,
  'notice-checked': noticeChecked,
  'notice-ended': noticeEnded,
  'variation-requested': variationRequested,
  'variation-decided': variationDecided,
  'variation-served': variationServed,
  'appeal-lodged': appealLodged,
  'appeal-ordered': appealOrdered,
  'appeal-ended': appealEnded,
  'breach-suspected': breachSuspected,
  'breach-evidenced': breachEvidenced,
  'breach-letter-sent': breachLetterSent,
  'breach-closed': breachClosed,
  'penalty-issued': penaltyIssued,
  'penalty-served': penaltyServed,
  'penalty-paid': penaltyPaid,
  'penalty-unpaid': penaltyUnpaid,
  'penalty-withdrawn': penaltyWithdrawn,
  'remedial-noticed': remedialNoticed,
  'remedial-consent': remedialConsent,
  'remedial-done': remedialDone,
  'remedial-costs': remedialCosts,
  'prosecution-referred': prosecutionReferred,
  'prosecution-ended': prosecutionEnded,
  'alternative-taken': alternativeTaken,
  'incident-recorded': incidentRecorded,
  'person-added': personAdded,
  overridden,
  'case-closed': caseClosed,
  'recorded-earlier': earlier,
};

export const notice = defineRecordKind({
  name: 'notice',
  title: 'Warning or notice',
  plural: 'Warnings and notices',
  icon: 'paper',
  order: 1,
  version: 2,
  upgrades,
  sealed: false,
  entries: heedingOverrides(entries),
  statuses: caseStatuses,
  lifecycle: caseLifecycle,
  lists: noticeLists,
  flows: noticeFlows,
  // The short form of the committee's words: "Noise", not "Noise (Inc. with ASB)".
  heading: (state) =>
    `${reasonOf(state)?.replace(/ \(.*/, '') ?? 'Case'}, ${placeWords(readCase(state.details).place)}`,
  detail: (state) => referencesOf(state).at(-1) ?? readCase(state.details).complaint ?? '',
  place: (state) => readCase(state.details).place,
  due: noticeDue,
  clocks: noticeClocks,
  standing: async () => (await import('./standing.ts')).noticeStanding,
  waits: noticeWaits,
  identity: caseIdentity,
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
  lastingFacts: lastingNoticeFacts,
  reports: async () => (await import('./reports.ts')).reports,
  stories: async () => (await import('./stories.ts')).stories,
});
