// A manager's word before a notice is issued, where the council works so; an urgent one says why it could not wait.
import { z } from 'zod';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { optionalTextSchema } from '#domain/text.ts';
import type { Entry } from '#domain/entry.ts';
import type { RecordState } from '#domain/record.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { approvals } from './choices.ts';
import { itemNamed, itemsOf, linesAbout, soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { concerning } from './lifecycle.ts';

export const APPROVAL_RULE = 'Council rule: a manager approves a notice before it is issued';

const approvalSchema = z.strictObject({
  item: z.uuid('Choose the notice'),
  outcome: choiceSchema(approvals, 'Say whether it is approved'),
  reason: optionalTextSchema,
});

interface Context extends GuardContext {
  readonly entry: Entry;
}

/** Two pairs of eyes: who wrote it does not approve it. */
const ownApproval = (
  { item, outcome }: { readonly item?: string | undefined; readonly outcome?: string | undefined },
  { state, entry }: Context,
): readonly GuardFinding[] =>
  outcome === 'approved' && itemNamed(state, 'notices', item)?.by === entry.by
    ? [
        {
          code: 'own-approval',
          source: APPROVAL_RULE,
          message: 'You wrote this notice: another manager has to approve it.',
          level: 'block',
          field: 'outcome',
        },
      ]
    : [];

/** Served as urgent, and nobody has said yet whether that was right. */
const unapproved = (state: RecordState): string | undefined =>
  itemsOf(state, 'notices').find(
    ({ id, status }) =>
      (status === 'served' || status === 'appealed') && linesAbout(state, id, 'notice-approval').length === 0,
  )?.id;

export const noticeApproval = defineEntryType({
  title: 'Approval',
  body: approvalSchema,
  writers: ['manager'],
  concerns: concerning('notices', 'notice-approval'),
  guards: [ownApproval],
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'notices', ['open']) ?? unapproved(state) }),
  pages: [
    {
      title: 'Approval',
      fields: [
        {
          key: 'item',
          label: 'Which notice?',
          input: 'item',
          list: 'notices',
          statuses: ['open', 'approved', 'served', 'appealed'],
        },
        { key: 'outcome', label: 'Is it approved?', input: 'choice', choices: approvals },
        { key: 'reason', label: 'Why not', input: 'text', when: { field: 'outcome', is: ['refused'] } },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(approvals, outcome) ?? 'Approval',
  example: { item: EXAMPLE.notice, outcome: 'approved' },
});

/** On the pavement: the notice is handed over only with approval, or with a reason that the manager will read. */
export const notApproved = (
  { item, urgentReason }: { readonly item?: string | undefined; readonly urgentReason?: string | undefined },
  { state, working }: Context,
): readonly GuardFinding[] => {
  const notice = itemNamed(state, 'notices', item);
  if (!working.approvalBeforeIssue || !notice || notice.status === 'approved') return [];
  if (urgentReason && notice.status === 'open') return [];
  return [
    {
      code: 'not-approved',
      source: APPROVAL_RULE,
      message:
        notice.status === 'refused'
          ? 'The manager did not approve this notice. Write a new one.'
          : 'A manager has not approved this notice yet. If it cannot wait, say why.',
      level: 'block',
      field: 'urgentReason',
    },
  ];
};
