// What the installer says came of an order; the assessor signs off apart from it.
import { z } from 'zod';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import { partsSchema } from '#domain/part.ts';
import { optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { escapeAnswers, keyAnswers, reportOutcomes } from './choices.ts';
import { wayOutAfterWorks } from './gates.ts';
import { UNFINISHED } from './works.ts';

const reportSchema = z.strictObject({
  item: z.uuid('Choose the order'),
  outcome: choiceSchema(reportOutcomes, 'Say what came of it'),
  notDone: partsSchema.optional(),
  whyNot: optionalTextSchema,
  escape: choiceSchema(escapeAnswers, 'Say whether the escape route still works').optional(),
  keys: choiceSchema(keyAnswers, 'Say where the keys are').optional(),
  notes: optionalTextSchema,
});

const worked = { field: 'outcome', is: ['done', 'part'] };
const notAll = { field: 'outcome', is: ['part', 'no-entry'] };

export const worksReported = defineEntryType({
  title: 'Installer’s answer',
  body: reportSchema,
  writers: ['assessor', 'coordinator'],
  concerns: {
    list: 'orders',
    from: UNFINISHED,
    to: ({ outcome }) => (outcome === 'done' ? 'reported' : 'again'),
  },
  adds: 'answers',
  itemStatus: 'given',
  guards: [wayOutAfterWorks],
  initial: ({ item }) => (item === undefined ? {} : { item }),
  pages: [
    {
      title: 'Installer’s answer',
      fields: [
        { key: 'item', label: 'Which order?', input: 'item', list: 'orders', statuses: UNFINISHED },
        { key: 'outcome', label: 'How it went', input: 'choice', choices: reportOutcomes },
        {
          key: 'notDone',
          label: 'What is not done',
          input: 'parts',
          list: 'orders',
          of: 'item',
          when: { field: 'outcome', is: ['part'] },
          guarded: true,
        },
        { key: 'whyNot', label: 'Why not', input: 'text', when: notAll, guarded: true },
        {
          key: 'escape',
          label: 'Escape route still works',
          hint: 'Everybody inside can get out without a key',
          input: 'choice',
          choices: escapeAnswers,
          missing: 'Say whether the escape route still works',
          when: worked,
        },
        {
          key: 'keys',
          label: 'New keys handed over',
          input: 'choice',
          choices: keyAnswers,
          missing: 'Say where the keys are',
          when: worked,
        },
        {
          key: 'notes',
          label: 'Anything the council should know',
          input: 'text',
          optional: true,
          guarded: true,
        },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(reportOutcomes, outcome) ?? 'Installer’s answer',
  example: {
    item: '0192f0c1-7e00-7000-8000-000000000003',
    outcome: 'part',
    notDone: [{ number: 1, words: 'Front door: Anti-snap cylinder, BS 3621' }],
    whyNot: 'The cylinder in stock was too short',
    escape: 'yes',
    keys: 'none',
  },
});
