// How a warning, a notice and a case end otherwise than by compliance: somebody decides, and says why.
import { z } from 'zod';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import { textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { closings, noticeEnds, warningEnds } from './choices.ts';
import { soleItem } from './clocks.ts';
import { lapsedEarly, stillLive } from './ended-guards.ts';
import { EXAMPLE } from './examples.ts';
import { concerning } from './lifecycle.ts';

const LIVE_WARNING = ['open', 'served', 'not-complied', 'complied'];
const LIVE_NOTICE = ['open', 'approved', 'refused', 'served', 'appealed'];

const warningSchema = z.strictObject({
  item: z.uuid('Choose the warning'),
  outcome: choiceSchema(warningEnds, 'Say how it ends'),
  reason: textSchema('Say why'),
});

export const warningEnded = defineEntryType({
  title: 'Warning ended',
  body: warningSchema,
  writers: ['manager'],
  concerns: concerning('warnings', 'warning-ended'),
  guards: [lapsedEarly('warnings')],
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'warnings', LIVE_WARNING) }),
  pages: [
    {
      title: 'End the warning',
      fields: [
        { key: 'item', label: 'Which warning?', input: 'item', list: 'warnings', statuses: LIVE_WARNING },
        { key: 'outcome', label: 'How does it end?', input: 'choice', choices: warningEnds },
        { key: 'reason', label: 'Why', input: 'text' },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(warningEnds, outcome) ?? 'Ended',
  example: { item: EXAMPLE.warning, outcome: 'withdrawn', reason: 'Given to the wrong household' },
});

const noticeSchema = z.strictObject({
  item: z.uuid('Choose the notice'),
  outcome: choiceSchema(noticeEnds, 'Say how it ends'),
  reason: textSchema('Say why'),
});

export const noticeEnded = defineEntryType({
  title: 'Notice ended',
  body: noticeSchema,
  writers: ['manager'],
  concerns: concerning('notices', 'notice-ended'),
  guards: [lapsedEarly('notices')],
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'notices', LIVE_NOTICE) }),
  pages: [
    {
      title: 'End the notice',
      fields: [
        { key: 'item', label: 'Which notice?', input: 'item', list: 'notices', statuses: LIVE_NOTICE },
        { key: 'outcome', label: 'How does it end?', input: 'choice', choices: noticeEnds },
        { key: 'reason', label: 'Why', input: 'text' },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(noticeEnds, outcome) ?? 'Ended',
  example: { item: EXAMPLE.notice, outcome: 'discharged', reason: 'No report for six months' },
});

const closedSchema = z.strictObject({
  outcome: choiceSchema(closings, 'Say why the case is closed'),
  reason: textSchema('Give the reason'),
});

export const caseClosed = defineEntryType({
  title: 'Case closed',
  body: closedSchema,
  writers: ['officer', 'manager'],
  guards: [stillLive],
  pages: [
    {
      title: 'Close the case',
      fields: [
        { key: 'outcome', label: 'Why is it closed?', input: 'choice', choices: closings },
        { key: 'reason', label: 'The reason', input: 'text' },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(closings, outcome) ?? 'Closed',
  example: { outcome: 'informal-advice', reason: 'Spoken to at the door; it was not known to carry so far' },
});
