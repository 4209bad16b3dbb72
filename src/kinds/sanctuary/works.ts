import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf, yesNo } from '#domain/choice.ts';
import { idSchema } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { daySchema } from '#domain/moment.ts';
import { readerOf } from '#domain/readable.ts';
import type { RecordState } from '#domain/record.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { escapeAnswers, permissions, priorities, reviewOutcomes } from './choices.ts';
import { plannedFollowUp } from './facts.ts';
import { readyForWorks, wayOutAfterWorks } from './gates.ts';
import { workSchema } from './visit.ts';

const orderSchema = z.strictObject({
  installer: lineSchema('Say who does the works'),
  works: z.array(workSchema, 'Add at least one line').min(1, 'Add at least one line'),
  permission: choiceSchema(permissions, 'Say whether the owner has agreed'),
  permissionBy: optionalLineSchema,
  permissionOn: daySchema.optional(),
  window: optionalTextSchema,
});

export const readOrder = readerOf(orderSchema);

/** Of an order: ordered, answered as done, and answered as not all done. */
export const UNFINISHED = ['open', 'reported', 'again'] as const;

/** The order that is neither signed off nor one of several. */
export function onlyUnfinished({ lists }: RecordState): string | undefined {
  const waiting = lists.orders?.filter(({ status }) => status !== 'done') ?? [];
  return waiting.length === 1 ? waiting[0]?.id : undefined;
}

const given = { field: 'permission', is: ['given'] };

/** The lines of the last visit are where an order begins. */
function linesOfLastVisit(state: RecordState): JsonObject {
  const works = state.lists.visits?.findLast(({ values }) => Array.isArray(values.works))?.values.works;
  return works === undefined ? {} : { works };
}

export const worksOrdered = defineEntryType({
  title: 'Works ordered',
  body: orderSchema,
  writers: ['assessor', 'coordinator'],
  adds: 'orders',
  guards: [readyForWorks],
  initial: ({ state }) => linesOfLastVisit(state),
  pages: [
    {
      title: 'Works',
      fields: [
        { key: 'installer', label: 'Who does them', input: 'line', remember: true },
        {
          key: 'works',
          label: 'Lines',
          input: 'rows',
          add: 'Add a line',
          noun: 'Line',
          hint: 'The installer reads these. Say what and where, never why',
          guarded: true,
          fields: [
            { key: 'where', label: 'Where', input: 'line' },
            { key: 'work', label: 'What', input: 'text' },
            { key: 'priority', label: 'How soon', input: 'choice', choices: priorities },
          ],
        },
        { key: 'permission', label: 'The owner’s agreement', input: 'choice', choices: permissions },
        { key: 'permissionBy', label: 'Given by', input: 'line', when: given, guarded: true },
        { key: 'permissionOn', label: 'Given on', input: 'date', when: given },
        {
          key: 'window',
          label: 'When they may come',
          hint: 'Stays with the council. What the installer is told is said when the works are booked',
          input: 'text',
          optional: true,
          guarded: true,
        },
      ],
    },
  ],
  summarise: ({ works }) => (works ? `${works.length} ${works.length === 1 ? 'line' : 'lines'}` : 'Works ordered'),
  example: {
    installer: 'Eastmere Handyperson Service',
    works: [{ where: 'Front door', work: 'Anti-snap cylinder, BS 3621', priority: '48-hours' }],
    permission: 'given',
    permissionBy: 'Housing officer',
    permissionOn: '2026-11-23',
    window: 'Weekdays 10:00 to 14:00',
  },
});

const completedSchema = z.strictObject({
  item: z.uuid('Choose the order'),
  escape: choiceSchema(escapeAnswers, 'Say whether the escape route still works'),
  shown: choiceSchema(yesNo, 'Say whether they were shown how to use it'),
  signature: idSchema.optional(),
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

export const worksCompleted = defineEntryType({
  title: 'Works completed',
  body: completedSchema,
  writers: ['assessor', 'coordinator'],
  concerns: { list: 'orders', from: UNFINISHED, to: 'done' },
  guards: [wayOutAfterWorks],
  initial: ({ state, item }) => {
    const order = item ?? onlyUnfinished(state);
    return order === undefined ? {} : { item: order };
  },
  pages: [
    {
      title: 'Works completed',
      fields: [
        { key: 'item', label: 'Which order?', input: 'item', list: 'orders', statuses: UNFINISHED },
        { key: 'escape', label: 'Escape route still works', input: 'choice', choices: escapeAnswers },
        { key: 'shown', label: 'Shown how to use everything', input: 'choice', choices: yesNo },
        { key: 'signature', label: 'Signature', input: 'signature', optional: true },
        { key: 'attachments', label: 'Photos', hint: 'Taken in this page only', input: 'photos', optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true, guarded: true },
      ],
    },
  ],
  summarise: () => 'Works completed',
  example: { item: '0192f0c1-7e00-7000-8000-000000000003', escape: 'yes', shown: 'yes' },
});

const reviewSchema = z.strictObject({
  outcome: choiceSchema(reviewOutcomes, 'Say whether it goes on'),
  changed: optionalTextSchema,
  nextOn: daySchema.optional(),
  flagsRemoved: choiceSchema(yesNo, 'Say whether flags were removed').optional(),
});

export const reviewMade = defineEntryType({
  title: 'Follow-up',
  body: reviewSchema,
  writers: ['assessor', 'coordinator'],
  adds: 'reviews',
  itemStatus: 'made',
  initial: ({ state }) => {
    const nextOn = plannedFollowUp(state, (state.lists.reviews?.length ?? 0) + 1);
    return nextOn ? { nextOn } : {};
  },
  pages: [
    {
      title: 'Follow-up',
      fields: [
        {
          key: 'changed',
          label: 'What has changed',
          hint: 'Risk, equipment no longer needed, new incidents',
          input: 'text',
          optional: true,
          guarded: true,
        },
        { key: 'outcome', label: 'Outcome', input: 'choice', choices: reviewOutcomes },
        {
          key: 'nextOn',
          label: 'Next follow-up',
          input: 'date',
          days: [],
          when: { field: 'outcome', is: ['continue'] },
        },
        {
          key: 'flagsRemoved',
          label: 'Address flags removed',
          input: 'choice',
          choices: yesNo,
          when: { field: 'outcome', is: ['close'] },
        },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(reviewOutcomes, outcome) ?? 'Follow-up',
  example: { outcome: 'continue', nextOn: '2027-05-23' },
});
