// Enquiries about the people: health, pregnancy, children and school, disability. They come before any enforcement.
import { z } from 'zod';
import { choiceSchema, labelWithin } from '#domain/choice.ts';
import { optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { needs, welfareOutcomes } from './choices.ts';
import { HERE } from './groups.ts';

const welfareSchema = z.strictObject({
  outcome: choiceSchema(welfareOutcomes, 'Say what came of the welfare assessment'),
  needs: z.array(choiceSchema(needs, 'Choose from the list')).optional(),
  needsNotes: optionalTextSchema,
  why: optionalTextSchema,
  groups: z.array(z.uuid('Choose the groups')).optional(),
});

const assessed = { field: 'outcome', is: ['assessed'] };

export const welfareChecked = defineEntryType({
  title: 'Welfare assessment',
  body: welfareSchema,
  writers: ['officer', 'manager'],
  adds: 'welfare',
  itemStatus: 'made',
  pages: [
    {
      title: 'Welfare',
      fields: [
        {
          key: 'outcome',
          label: 'Welfare assessment',
          hint: 'Health, pregnancy, children and school, disability, appointments',
          input: 'choice',
          choices: welfareOutcomes,
        },
        { key: 'needs', label: 'Needs found', input: 'choices', choices: needs, when: assessed },
        {
          key: 'needsNotes',
          label: 'More about the needs',
          input: 'text',
          when: assessed,
          optional: true,
          guarded: true,
        },
        { key: 'why', label: 'Why not', input: 'text', when: { field: 'outcome', is: ['refused', 'not-possible'] } },
        {
          key: 'groups',
          label: 'Which groups',
          hint: 'None chosen: all who were there',
          input: 'items',
          list: 'groups',
          statuses: HERE,
          optional: true,
        },
      ],
    },
  ],
  summarise: ({ outcome }) => `Welfare ${labelWithin(welfareOutcomes, outcome) ?? 'assessment'}`,
  example: {
    outcome: 'assessed',
    needs: ['health', 'school'],
    needsNotes: 'One child with a clinic appointment on Thursday',
  },
});
