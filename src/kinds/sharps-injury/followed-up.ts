import { z } from 'zod';
import { choiceSchema } from '#domain/choice.ts';
import { optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { daysUnable, infection, outcomes, reporting } from './choices.ts';
import { readLogged } from './logged.ts';
import { dangerousOccurrence, riddorOf } from './riddor.ts';

export const followedUp = defineEntryType({
  title: 'Follow-up',
  body: z.strictObject({
    daysUnable: choiceSchema(daysUnable, 'Say how many days'),
    infection: choiceSchema(infection, 'Say what is known of an infection'),
    reported: choiceSchema(reporting, 'Say how it stands with the report to HSE'),
    reportReference: optionalLineSchema,
    outcome: choiceSchema(outcomes, 'Say whether it stays open'),
    notes: optionalTextSchema,
  }),
  writers: ['officer', 'assessor', 'coordinator', 'manager', 'crew'],
  adds: 'followUps',
  initial: () => ({ daysUnable: 'none', infection: 'waiting', reported: 'to-do', outcome: 'open' }),
  guards: [
    ({ reported, ...outcome }, { state }) => {
      if (reported === 'done') return [];
      const { who, knownInfected } = readLogged(state.details);
      return [
        ...(knownInfected === 'yes' ? [dangerousOccurrence('reported')] : []),
        ...(who === 'public' ? [] : riddorOf(outcome)),
      ];
    },
  ],
  pages: [
    {
      title: 'Follow-up',
      fields: [
        {
          key: 'daysUnable',
          label: 'Days in a row unable to work',
          hint: 'Not counting the day itself',
          input: 'choice',
          choices: daysUnable,
        },
        { key: 'infection', label: 'An infection from it', input: 'choice', choices: infection },
        { key: 'reported', label: 'Report to HSE (RIDDOR)', input: 'choice', choices: reporting },
        {
          key: 'reportReference',
          label: 'Reference of the report',
          input: 'line',
          when: { field: 'reported', is: ['done'] },
          optional: true,
          guarded: true,
        },
        { key: 'outcome', label: 'This record', input: 'choice', choices: outcomes },
        { key: 'notes', label: 'Anything else', input: 'text', optional: true, guarded: true },
      ],
    },
  ],
  summarise: () => 'Followed up',
  example: { daysUnable: 'none', infection: 'no', reported: 'not-needed', outcome: 'close' },
});
