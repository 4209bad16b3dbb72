// The forms of a case, in the order in which one is offered before another.
import type { RecordState } from '#domain/record.ts';
import type { Flow } from '../define-record-kind.ts';
import { caseStatuses } from './case-lifecycle.ts';

const FIELD = ['officer', 'manager'] as const;
const MANAGER = ['manager'] as const;

const live = (...without: readonly string[]): readonly string[] =>
  Object.keys(caseStatuses).filter((status) => status !== 'earlier' && !without.includes(status));
const BEFORE_A_NOTICE = ['open', 'warning-written', 'warned', 'continuing'] as const;
/** A notice may be in force in any of these. */
const WITH_A_NOTICE = live('open', 'warned', 'continuing', 'complied', 'warning-written');

/** Checked, and not complied with: another check is not what follows. */
const stillContinuing = ({ status }: RecordState): boolean => status === 'continuing';

const flow = (
  name: string,
  [title, action, when]: readonly [title: string, action: string, when: string],
  types: readonly string[],
  statuses: readonly string[],
  roles: Flow['roles'] = FIELD,
): Flow => ({ name, title, action, when, types, statuses, roles });

export const noticeFlows: readonly Flow[] = [
  flow(
    'new',
    ['Warning', 'New warning', 'When was it served?'],
    ['logged', 'warning-issued', 'warning-served'],
    ['none'],
  ),
  flow('case', ['Case', 'Case only, no warning yet', 'When was it reported?'], ['logged'], ['none']),
  flow('serve', ['Service', 'Record how the warning was served', 'When was it served?'], ['warning-served'], live()),
  flow(
    'check',
    ['Compliance check', 'Record compliance', 'When did you check?'],
    ['checked'],
    ['warned', 'continuing'],
  ),
  {
    ...flow(
      'notice-for-approval',
      ['Notice', 'Write the notice for approval', 'When was it written?'],
      ['notice-issued'],
      BEFORE_A_NOTICE,
    ),
    offered: ({ working }) => working.approvalBeforeIssue,
    first: stillContinuing,
  },
  {
    ...flow(
      'notice',
      ['Notice', 'Start the notice', 'When was it served?'],
      ['notice-issued', 'notice-served'],
      BEFORE_A_NOTICE,
    ),
    // Where a manager approves first, handing it over at once is for what cannot wait.
    first: (state, { working }) => stillContinuing(state) && !working.approvalBeforeIssue,
  },
  flow(
    'serve-notice',
    ['Service', 'Record how the notice was served', 'When was it served?'],
    ['notice-served'],
    live(),
  ),
  flow(
    'penalty',
    ['Fixed penalty', 'Give a fixed penalty', 'When was it given?'],
    ['penalty-issued', 'penalty-served'],
    WITH_A_NOTICE,
  ),
  flow(
    'serve-penalty',
    ['Service', 'Record how the penalty was served', 'When was it served?'],
    ['penalty-served'],
    WITH_A_NOTICE,
  ),
  flow('paid', ['Payment', 'Record a payment', 'When was it paid?'], ['penalty-paid'], WITH_A_NOTICE),
  flow(
    'unpaid',
    ['Not paid', 'Record that it was not paid', 'When was it looked at?'],
    ['penalty-unpaid'],
    WITH_A_NOTICE,
  ),
  flow(
    'prosecute',
    ['Prosecution', 'Refer for prosecution', 'When was it decided?'],
    ['prosecution-referred'],
    WITH_A_NOTICE,
    MANAGER,
  ),
  flow(
    'court',
    ['Court', 'Record what the court decided', 'When was it decided?'],
    ['prosecution-ended'],
    WITH_A_NOTICE,
  ),
  flow('appeal-ended', ['Appeal', 'Record how the appeal ended', 'When did it end?'], ['appeal-ended'], WITH_A_NOTICE),
  flow(
    'evidence',
    ['Breach', 'Record evidence and excuse', 'When was it taken down?'],
    ['breach-evidenced'],
    WITH_A_NOTICE,
  ),
  flow(
    'appeal-ordered',
    ['Appeal', 'Record an order made meanwhile', 'When was it ordered?'],
    ['appeal-ordered'],
    WITH_A_NOTICE,
  ),
  flow('check-notice', ['Check', 'Check the notice', 'When did you check?'], ['notice-checked'], WITH_A_NOTICE),
  flow(
    'breach-letter',
    ['Letter', 'Write a letter about the breach', 'When was it sent?'],
    ['breach-letter-sent'],
    live(),
  ),
  flow(
    'breach',
    ['Breach', 'Record a breach', 'When was the breach?'],
    ['breach-suspected', 'breach-evidenced'],
    WITH_A_NOTICE,
  ),
  flow('suspect', ['Breach', 'Record a suspected breach', 'When was the breach?'], ['breach-suspected'], WITH_A_NOTICE),
  flow('appeal', ['Appeal', 'Record an appeal', 'When was it lodged?'], ['appeal-lodged'], WITH_A_NOTICE),
  flow('vary', ['Variation', 'Record a request to vary', 'When was it asked?'], ['variation-requested'], WITH_A_NOTICE),
  flow(
    'decide-variation',
    ['Variation', 'Decide the variation', 'When was it decided?'],
    ['variation-decided'],
    WITH_A_NOTICE,
    MANAGER,
  ),
  flow(
    'serve-variation',
    ['Service', 'Record how the variation was served', 'When was it served?'],
    ['variation-served'],
    WITH_A_NOTICE,
  ),
  flow(
    'remedial',
    ['Remedial action', 'Begin remedial action', 'When was it begun?'],
    ['remedial-noticed'],
    WITH_A_NOTICE,
  ),
  flow('consent', ['Consent', 'Record the consent', 'When was it given?'], ['remedial-consent'], WITH_A_NOTICE),
  flow('work-done', ['Work', 'Record the work done', 'When was it done?'], ['remedial-done'], WITH_A_NOTICE),
  flow('costs', ['Costs', 'Claim the costs', 'When was it claimed?'], ['remedial-costs'], WITH_A_NOTICE),
  flow('no-action', ['No action', 'No action on the breach', 'When was it decided?'], ['breach-closed'], WITH_A_NOTICE),
  flow(
    'withdraw-penalty',
    ['Withdraw', 'Withdraw the penalty', 'When was it decided?'],
    ['penalty-withdrawn'],
    WITH_A_NOTICE,
    MANAGER,
  ),
  flow(
    'warning',
    ['Warning', 'Add a warning', 'When was it served?'],
    ['warning-issued', 'warning-served'],
    live('closed'),
  ),
  {
    ...flow(
      'another-for-approval',
      ['Notice', 'Write another notice for approval', 'When was it written?'],
      ['notice-issued'],
      WITH_A_NOTICE,
    ),
    offered: ({ working }) => working.approvalBeforeIssue,
  },
  flow(
    'another-notice',
    ['Notice', 'Write another notice', 'When was it served?'],
    ['notice-issued', 'notice-served'],
    WITH_A_NOTICE,
  ),
  flow('incident', ['Incident', 'Record an incident', 'When was it written down?'], ['incident-recorded'], live()),
  flow('person', ['Person', 'Add a person', 'When was it written down?'], ['person-added'], live()),
  flow(
    'instead',
    ['Done instead', 'Record what is done instead', 'When was it agreed?'],
    ['alternative-taken'],
    live(),
  ),
  flow(
    'correct-warning',
    ['Service', 'Correct the service of the warning', 'When was it corrected?'],
    ['warning-service-corrected'],
    live(),
    MANAGER,
  ),
  flow(
    'correct-notice',
    ['Service', 'Correct the service of the notice', 'When was it corrected?'],
    ['notice-service-corrected'],
    WITH_A_NOTICE,
    MANAGER,
  ),
  {
    ...flow(
      'approve',
      ['Approval', 'Approve or refuse the notice', 'When was it decided?'],
      ['notice-approval'],
      live(),
      MANAGER,
    ),
    offered: ({ working }) => working.approvalBeforeIssue,
    answers: ['approval', 'urgent'],
    first: ({ lists }) => lists.notices?.some(({ status }) => status === 'open') ?? false,
  },
  flow(
    'end-notice',
    ['End', 'Discharge or withdraw the notice', 'When was it decided?'],
    ['notice-ended'],
    live(),
    MANAGER,
  ),
  flow('end-warning', ['End', 'Withdraw the warning', 'When was it decided?'], ['warning-ended'], live(), MANAGER),
  flow('let-pass', ['Let pass', 'Let something pass', 'When was it decided?'], ['overridden'], live(), MANAGER),
  flow('close', ['Close', 'Close the case', 'When was it closed?'], ['case-closed'], live('closed')),
];
