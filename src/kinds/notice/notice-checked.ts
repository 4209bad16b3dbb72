// A look at a notice in force, requirement by requirement.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { requirementsAt } from './appeal-effect.ts';
import { itemNamed, soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { concerning } from './lifecycle.ts';
import { foundField, foundSchema, rowsFor } from './requirements.ts';

const LIVE = ['served', 'appealed'];

const checkedSchema = z.strictObject({
  item: z.uuid('Choose the notice'),
  requirements: foundSchema.min(1, 'Say of each requirement whether it is met'),
  evidence: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

export const noticeChecked = defineEntryType({
  title: 'Notice checked',
  body: checkedSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('notices', 'notice-checked'),
  initial: ({ state, item, now }) => {
    const notice = item ?? soleItem(state, 'notices', LIVE);
    const found = itemNamed(state, 'notices', notice);
    return { item: notice, ...(found && { requirements: rowsFor(requirementsAt(state, found, now)) }) };
  },
  pages: [
    {
      title: 'Check of the notice',
      fields: [
        { key: 'item', label: 'Which notice?', input: 'item', list: 'notices', statuses: LIVE },
        foundField,
        { key: 'evidence', label: 'What you saw', input: 'text', optional: true },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
      ],
    },
  ],
  summarise: ({ requirements = [] }) => {
    const missed = requirements.flatMap(({ met }, i) => (met === 'not-met' ? [i + 1] : []));
    return missed.length > 0 ? `Not met: requirement ${missed.join(', ')}` : 'Nothing found against it';
  },
  example: {
    item: EXAMPLE.notice,
    requirements: [{ requirement: 'Stop playing music that can be heard outside', met: 'not-met' }],
    evidence: 'Music heard from the pavement at 23:50',
  },
});
