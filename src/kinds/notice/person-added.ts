// Somebody in the case: suspected, convicted, victim or witness, and one may be several (Data Protection Act 2018 s.38(3)).
// Who it is stands in guarded answers alone; everywhere else there is a letter.
import { z } from 'zod';
import { labelWithin } from '#domain/choice.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { daySchema } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { choiceSchema } from '#domain/choice.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { personCategories, personLetters, statements } from './choices.ts';

const personSchema = z.strictObject({
  letter: choiceSchema(personLetters, 'Choose a letter'),
  categories: z
    .array(choiceSchema(personCategories, 'Say what they are in this case'), 'Say what they are in this case')
    .min(1, 'Say what they are in this case'),
  conviction: optionalLineSchema,
  fullName: lineSchema('Give the name, or say that it is not known'),
  dateOfBirth: daySchema.optional(),
  contact: optionalTextSchema,
  statement: choiceSchema(statements, 'Say whether there is a statement').optional(),
  needs: optionalTextSchema,
});

const TELLS = ['victim', 'witness'];

/** One letter a person; phones that never met may have given the same one, and then the later is asked for another. */
const letterTaken = (
  { letter }: { readonly letter?: string | undefined },
  { state }: { readonly state: RecordState },
): readonly GuardFinding[] =>
  letter !== undefined && lettersIn(state).includes(letter)
    ? [
        {
          code: 'letter-taken',
          source: 'Council rule: one letter for each person of a case',
          message: `There is a person ${letter} in this case already. Choose another letter.`,
          level: 'block',
          field: 'letter',
        },
      ]
    : [];

const lettersIn = ({ lists }: RecordState): readonly unknown[] =>
  (lists.people ?? []).map(({ values }) => values.letter);

const personWords = (letter: unknown): string => (typeof letter === 'string' ? `Person ${letter}` : 'Person');

export const personAdded = defineEntryType({
  title: 'Person added',
  body: personSchema,
  writers: ['officer', 'manager'],
  adds: 'people',
  itemName: ({ letter }) => personWords(letter),
  guards: [letterTaken],
  initial: ({ state }) => ({ letter: personLetters.find(({ value }) => !lettersIn(state).includes(value))?.value }),
  pages: [
    {
      title: 'Person in the case',
      fields: [
        {
          key: 'letter',
          label: 'Letter',
          hint: 'Lists and titles show this and never the name',
          input: 'choice',
          choices: personLetters,
        },
        {
          key: 'categories',
          label: 'What they are in this case',
          hint: 'Choose all that hold (Data Protection Act 2018 s.38(3))',
          input: 'choices',
          choices: personCategories,
        },
        {
          key: 'conviction',
          label: 'Convicted of what, where and when',
          input: 'line',
          when: { field: 'categories', is: ['convicted'] },
          guarded: true,
        },
        { key: 'fullName', label: 'Name', hint: 'Or “not known”', input: 'line', guarded: true },
        { key: 'dateOfBirth', label: 'Date of birth', input: 'date', days: [], optional: true, guarded: true },
        {
          key: 'contact',
          label: 'How they may be reached',
          hint: 'Only in the ways they agreed to',
          input: 'text',
          optional: true,
          guarded: true,
        },
        {
          key: 'statement',
          label: 'Statement',
          input: 'choice',
          choices: statements,
          when: { field: 'categories', is: TELLS },
        },
        {
          key: 'needs',
          label: 'Support or protection they need',
          input: 'text',
          when: { field: 'categories', is: TELLS },
          optional: true,
          guarded: true,
        },
      ],
    },
  ],
  summarise: ({ letter, categories }) =>
    [personWords(letter), categories?.map((each) => labelWithin(personCategories, each)).join(' and ')]
      .filter(Boolean)
      .join(': '),
  example: { letter: 'A', categories: ['victim', 'witness'], fullName: 'Robin Sample', statement: 'willing' },
});
