import { z } from 'zod';
import { labelOf, labelWithin } from '#domain/choice.ts';
import { optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { offerKinds, offerResponses } from './choices.ts';
import { HERE } from './groups.ts';
import { offerRowSchema } from './offered.ts';

const offersSchema = z.strictObject({
  offers: z.array(offerRowSchema, 'Say what was offered').min(1, 'Say what was offered'),
  groups: z.array(z.uuid('Choose the groups')).optional(),
  notes: optionalTextSchema,
});

/** A later answer to the same offer is recorded as the offer again: the last answer stands, and the first is not lost. */
export const offersMade = defineEntryType({
  title: 'Offers of help',
  body: offersSchema,
  writers: ['officer', 'manager'],
  adds: 'offers',
  itemStatus: 'made',
  pages: [
    {
      title: 'Offers of help',
      fields: [
        {
          key: 'offers',
          label: 'What was offered',
          hint: 'An answer given later: record the offer again',
          input: 'rows',
          add: 'Add an offer',
          noun: 'Offer',
          fields: [
            { key: 'what', label: 'Offer', input: 'choice', choices: offerKinds },
            { key: 'words', label: 'More about it', input: 'line', optional: true },
            { key: 'answer', label: 'Answer', input: 'choice', choices: offerResponses },
          ],
        },
        {
          key: 'groups',
          label: 'To which groups',
          hint: 'None chosen: all who were there',
          input: 'items',
          list: 'groups',
          statuses: HERE,
          optional: true,
        },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ offers = [] }) =>
    offers
      .map(({ what, answer }) => `${labelOf(offerKinds, what)}: ${labelWithin(offerResponses, answer)}`)
      .join('; ') || 'Offers of help',
  example: {
    offers: [
      { what: 'waste', words: 'Refuse bags and a collection on Friday', answer: 'accepted' },
      { what: 'housing', answer: 'refused' },
    ],
  },
});
