// A breach of a notice (s.48): suspected, evidenced with the excuse question answered, and closed where nothing follows.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import type { LawTable } from '#domain/law-table.ts';
import { numbersWords, somePartsSchema } from '#domain/part.ts';
import type { RecordState } from '#domain/record.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { requirementsAt } from './appeal-effect.ts';
import { bindsAt, breachInForce, excuseIsReasonable } from './breach-guards.ts';
import { breachEnds, excuses } from './choices.ts';
import { itemNamed, linesAbout, soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { concerning } from './lifecycle.ts';
import { foundSchema } from './requirements.ts';

const LIVE = ['served', 'appealed'];

const suspectedSchema = z.strictObject({
  item: z.uuid('Choose the notice'),
  requirements: somePartsSchema('Choose at least one requirement'),
  what: textSchema('Say what happened'),
  witness: lineSchema('Say who saw or heard it'),
  attachments: z.array(attachmentSchema).optional(),
});

export const breachSuspected = defineEntryType({
  title: 'Breach suspected',
  body: suspectedSchema,
  writers: ['officer', 'manager'],
  adds: 'breaches',
  concerns: concerning('notices', 'breach-suspected'),
  guards: [breachInForce],
  judgedAgain: true,
  initial: ({ state, item, now, law }) => {
    const notice = item ?? soleItem(state, 'notices', LIVE);
    const missed = missedAt(state, notice, now, law);
    return { item: notice, ...(missed.length > 0 && { requirements: missed }) };
  },
  pages: [
    {
      title: 'What was breached',
      fields: [
        { key: 'item', label: 'Which notice?', input: 'item', list: 'notices', statuses: LIVE },
        {
          key: 'requirements',
          label: 'Which requirements?',
          hint: 'As they stand in the notice',
          input: 'parts',
          list: 'notices',
          of: 'item',
        },
        { key: 'what', label: 'What happened', hint: 'Facts as seen or heard', input: 'text' },
        { key: 'witness', label: 'Who saw or heard it', hint: 'Yourself, or how they can be reached', input: 'line' },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
      ],
    },
  ],
  summarise: ({ requirements = [] }) =>
    numbersWords(
      'Requirement',
      requirements.map(({ number }) => number),
    ) || 'Requirement not said',
  example: {
    item: EXAMPLE.notice,
    requirements: [
      { number: 1, words: 'Stop playing music that can be heard outside the property between 23:00 and 07:00' },
    ],
    what: 'Amplified music heard from the pavement at 23:50',
    witness: 'The officer',
  },
});

/** What the last check found not met, as far as it can be breached now. */
function missedAt(state: RecordState, item: string | undefined, now: string, law: LawTable) {
  const notice = itemNamed(state, 'notices', item);
  if (!notice) return [];
  const found = foundSchema.safeParse(linesAbout(state, notice.id, 'notice-checked').at(-1)?.body.requirements).data;
  const missed = (found ?? []).flatMap(({ met, requirement }) => (met === 'not-met' ? [requirement] : []));
  return requirementsAt(state, notice, now)
    .filter((each) => missed.includes(each.text.slice(0, 300)) && bindsAt(state, notice, each, now, law))
    .map(({ number, text }) => ({ number, words: text }));
}

const evidencedSchema = z.strictObject({
  item: z.uuid('Choose the breach'),
  evidence: textSchema('Say what proves it'),
  excuse: choiceSchema(excuses, 'Say whether there is a reasonable excuse'),
  excuseWords: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

export const breachEvidenced = defineEntryType({
  title: 'Breach evidenced',
  body: evidencedSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('breaches', 'breach-evidenced'),
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'breaches', ['open']) }),
  pages: [
    {
      title: 'Evidence and excuse',
      fields: [
        { key: 'item', label: 'Which breach?', input: 'item', list: 'breaches', statuses: ['open', 'evidenced'] },
        { key: 'evidence', label: 'What proves it', input: 'text' },
        {
          key: 'excuse',
          label: 'All reasonable steps, or another reasonable excuse? (s.48)',
          input: 'choice',
          choices: excuses,
        },
        {
          key: 'excuseWords',
          label: 'What they said, and what you make of it',
          input: 'text',
          when: { field: 'excuse', is: ['not-reasonable', 'steps-taken', 'reasonable'] },
        },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
      ],
    },
  ],
  summarise: ({ excuse }) => (excuseIsReasonable(excuse) ? 'No offence: a reasonable excuse' : 'No reasonable excuse'),
  example: {
    item: EXAMPLE.breach,
    evidence: 'Two officers’ notes and a recording made on the pavement',
    excuse: 'none',
  },
});

const closedSchema = z.strictObject({
  item: z.uuid('Choose the breach'),
  outcome: choiceSchema(breachEnds, 'Say why nothing follows'),
  reason: textSchema('Give the reason'),
  told: optionalLineSchema,
});

export const breachClosed = defineEntryType({
  title: 'No action on a breach',
  body: closedSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('breaches', 'breach-closed'),
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'breaches', ['open', 'evidenced']) }),
  pages: [
    {
      title: 'No action',
      fields: [
        { key: 'item', label: 'Which breach?', input: 'item', list: 'breaches', statuses: ['open', 'evidenced'] },
        { key: 'outcome', label: 'Why does nothing follow?', input: 'choice', choices: breachEnds },
        { key: 'reason', label: 'The reason', input: 'text' },
        { key: 'told', label: 'Who was told', input: 'line', optional: true },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(breachEnds, outcome) ?? 'No action',
  example: { item: EXAMPLE.breach, outcome: 'warned', reason: 'First time, and it stopped at once' },
});
