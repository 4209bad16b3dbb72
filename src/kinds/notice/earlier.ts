// A warning, notice or penalty of earlier years, as the council's old lists held it.
import { z } from 'zod';
import { choiceSchema, labelWithin } from '#domain/choice.ts';
import { lineSchema, optionalLineSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { earlierForms, earlierOutcomes, jointIssuers } from './choices.ts';

const earlierSchema = z.strictObject({
  form: choiceSchema(earlierForms, 'Say whether it was a warning, a notice or a penalty'),
  reference: lineSchema('Give its reference'),
  jointly: choiceSchema(jointIssuers, 'Say whether it was issued jointly'),
  jointlyWith: optionalLineSchema,
  follows: optionalLineSchema,
  outcome: choiceSchema(earlierOutcomes, 'Say what came of it').optional(),
});

export const earlier = defineEntryType({
  title: 'Earlier record',
  body: earlierSchema,
  writers: ['manager'],
  adds: 'earlier',
  pages: [
    {
      title: 'Earlier record',
      fields: [
        { key: 'form', label: 'What it was', input: 'choice', choices: earlierForms },
        { key: 'reference', label: 'Reference', input: 'line' },
        { key: 'jointly', label: 'Issued with', input: 'choice', choices: jointIssuers },
        { key: 'jointlyWith', label: 'Which body?', input: 'line', when: { field: 'jointly', is: ['other'] } },
        { key: 'follows', label: 'Follows', hint: 'The reference before it', input: 'line', optional: true },
        { key: 'outcome', label: 'What came of it', input: 'choice', choices: earlierOutcomes, optional: true },
      ],
    },
  ],
  summarise: ({ reference, form }) => [reference, labelWithin(earlierForms, form)].filter(Boolean).join(', '),
  example: { form: 'CPW', reference: 'W/2019/031', jointly: 'kent-police', outcome: 'complied' },
});
