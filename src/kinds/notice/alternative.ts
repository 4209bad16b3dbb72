// What is done instead of a notice, above all with somebody too young for one.
import { z } from 'zod';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import { dateWords } from '#domain/format-moment.ts';
import { daySchema } from '#domain/moment.ts';
import { lineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { alternatives } from './choices.ts';

const takenSchema = z.strictObject({
  what: choiceSchema(alternatives, 'Say what is done instead'),
  agreedWith: lineSchema('Say with whom'),
  reviewOn: daySchema.optional(),
  notes: optionalTextSchema,
});

export const alternativeTaken = defineEntryType({
  title: 'Done instead',
  body: takenSchema,
  writers: ['officer', 'manager'],
  adds: 'alternatives',
  itemStatus: 'taken',
  initial: ({ state }) => ({ what: state.details.alternative }),
  pages: [
    {
      title: 'Done instead of a notice',
      fields: [
        { key: 'what', label: 'What is done', input: 'choice', choices: alternatives },
        { key: 'agreedWith', label: 'With whom', hint: 'The young person, a parent, a team', input: 'line' },
        { key: 'reviewOn', label: 'Looked at again on', input: 'date', days: [7, 28], optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ what, reviewOn }) =>
    [labelOf(alternatives, what) ?? 'Done instead', reviewOn && `review on ${dateWords(reviewOn)}`]
      .filter(Boolean)
      .join(', '),
  example: { what: 'behaviour-agreement', agreedWith: 'The young person and a parent', reviewOn: '2027-01-15' },
});
