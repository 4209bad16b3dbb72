// The moment an officer asks people to leave is a legal event: when, in which words, to whom, for which group, and who heard it.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf, labelWithin } from '#domain/choice.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { requestKinds, requestResponses } from './choices.ts';
import { decidedFirst, laterArrivals, welfareBeforeDirection } from './enforcement-guards.ts';
import { HERE } from './groups.ts';

const requestSchema = z.strictObject({
  under: choiceSchema(requestKinds, 'Say in what form they were asked'),
  words: textSchema('Write the words that were said'),
  whom: lineSchema('Say who was asked'),
  groups: z.array(z.uuid('Choose the groups')).optional(),
  leaveBy: optionalLineSchema,
  response: choiceSchema(requestResponses, 'Say what they answered'),
  responseWords: optionalTextSchema,
  witness: optionalLineSchema,
  attachments: z.array(attachmentSchema).optional(),
});

export const askedToLeave = defineEntryType({
  title: 'Asked to leave',
  body: requestSchema,
  writers: ['officer', 'manager'],
  adds: 'requests',
  itemStatus: 'made',
  guards: [welfareBeforeDirection, decidedFirst, laterArrivals],
  pages: [
    {
      title: 'Asked to leave',
      fields: [
        { key: 'under', label: 'In what form?', input: 'choice', choices: requestKinds },
        { key: 'words', label: 'The exact words', input: 'text' },
        { key: 'leaveBy', label: 'Leave by', hint: 'As it was said', input: 'line', optional: true },
      ],
    },
    {
      title: 'To whom',
      fields: [
        { key: 'whom', label: 'Who was asked', hint: 'Name, or how they can be known again', input: 'line' },
        {
          key: 'groups',
          label: 'For which groups',
          hint: 'It binds only who was there. None chosen: all that were',
          input: 'items',
          list: 'groups',
          statuses: HERE,
          optional: true,
        },
        { key: 'response', label: 'What they answered', input: 'choice', choices: requestResponses },
        { key: 'responseWords', label: 'In their words', input: 'text', optional: true },
        { key: 'witness', label: 'Who else heard it', input: 'line', optional: true },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
      ],
    },
  ],
  summarise: ({ under, response }) =>
    [labelOf(requestKinds, under), labelWithin(requestResponses, response)].filter(Boolean).join('; ') ||
    'Asked to leave',
  example: {
    under: 'informal',
    words: 'This is council land. Please take everything with you and leave by noon tomorrow.',
    whom: 'A man who said he speaks for the group by the gate',
    leaveBy: 'Noon tomorrow',
    response: 'undecided',
    responseWords: 'He will talk to the others',
    witness: 'B. Officer',
  },
});
