import { z } from 'zod';
import { choiceSchema } from '#domain/choice.ts';
import { idSchema } from '#domain/id.ts';
import { readerOf } from '#domain/readable.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { advice, firstAid, known, people } from './choices.ts';
import { dangerousOccurrence } from './riddor.ts';

const loggedSchema = z.strictObject({
  who: choiceSchema(people, 'Say who was hurt'),
  name: optionalLineSchema,
  what: textSchema('Say what happened'),
  firstAid: z.array(choiceSchema(firstAid, 'Choose from the list')).optional(),
  advice: choiceSchema(advice, 'Say how it stands with medical advice'),
  knownInfected: choiceSchema(known, 'Say whether it is known'),
  find: z.strictObject({ record: idSchema, words: lineSchema('Choose the find') }).optional(),
  notes: optionalTextSchema,
});

export const readLogged = readerOf(loggedSchema);

export const logged = defineEntryType({
  title: 'Injury',
  body: loggedSchema,
  writers: ['officer', 'assessor', 'coordinator', 'manager', 'crew'],
  initial: () => ({ who: 'me', knownInfected: 'no' }),
  guards: [
    ({ knownInfected }) => (knownInfected === 'yes' ? [dangerousOccurrence('knownInfected')] : []),
    ({ advice: given }) =>
      given === 'not-yet'
        ? [
            {
              code: 'no-advice-yet',
              source: 'First aid: needles and other sharps',
              message: 'Get medical advice urgently: A&E, or call 111.',
              level: 'warn',
              field: 'advice',
            },
          ]
        : [],
  ],
  pages: [
    {
      title: 'Injury',
      fields: [
        { key: 'who', label: 'Who was hurt', input: 'choice', choices: people },
        {
          key: 'name',
          label: 'Their name',
          input: 'line',
          when: { field: 'who', is: ['colleague', 'public'] },
          optional: true,
          guarded: true,
        },
        { key: 'what', label: 'What happened', input: 'text', guarded: true },
        { key: 'firstAid', label: 'First aid given', input: 'choices', choices: firstAid, optional: true },
        { key: 'advice', label: 'Medical advice', input: 'choice', choices: advice },
        {
          key: 'knownInfected',
          label: 'Is the blood known to carry a virus?',
          hint: 'Known, not feared',
          input: 'choice',
          choices: known,
        },
        {
          key: 'find',
          label: 'Which find it was',
          hint: 'The find itself does not mention this',
          input: 'record',
          optional: true,
          guarded: true,
        },
        { key: 'notes', label: 'Anything else', input: 'text', optional: true, guarded: true },
      ],
    },
  ],
  summarise: () => 'Incident recorded',
  example: {
    who: 'me',
    what: 'Pricked through the glove while lifting a bag',
    firstAid: ['bled', 'washed', 'covered'],
    advice: 'going',
    knownInfected: 'no',
  },
});
