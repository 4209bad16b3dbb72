import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema } from '#domain/choice.ts';
import { momentSchema } from '#domain/moment.ts';
import { placeWords, requiredPlaceSchema } from '#domain/place.ts';
import { readerOf } from '#domain/readable.ts';
import { optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { committeeFields, committeeShape } from '../committee-answers.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { censusFields, censusShape, censusWords } from './census.ts';
import { arrivalSources, caseTypes, owners, ways } from './choices.ts';

const loggedSchema = z.strictObject({
  place: requiredPlaceSchema,
  owner: choiceSchema(owners, 'Say whose land it is'),
  caseType: choiceSchema(caseTypes, 'Say what kind of encampment it is'),
  way: choiceSchema(ways, 'Say how it is known'),
  reportedBy: optionalLineSchema,
  enquiry: optionalTextSchema,
  firstReported: momentSchema.optional(),
  arrived: momentSchema,
  arrivalSource: choiceSchema(arrivalSources, 'Say how the arrival is known'),
  ...censusShape,
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
  firstEngaged: momentSchema.optional(),
  ...committeeShape,
});

export const readLogged = readerOf(loggedSchema);

const reported = { field: 'way', is: ['reported'] };

export const logged = defineEntryType({
  title: 'Encampment logged',
  body: loggedSchema,
  writers: ['officer', 'manager'],
  pages: [
    {
      title: 'Where',
      fields: [
        { key: 'place', label: 'Place', input: 'place' },
        { key: 'owner', label: 'Whose land?', input: 'choice', choices: owners },
        { key: 'caseType', label: 'What kind?', input: 'choice', choices: caseTypes },
      ],
    },
    {
      title: 'Since when',
      fields: [
        { key: 'way', label: 'How do we know of it?', input: 'choice', choices: ways },
        { key: 'reportedBy', label: 'Who reported it', input: 'line', when: reported, optional: true, guarded: true },
        { key: 'enquiry', label: 'What they say', input: 'text', when: reported, optional: true },
        { key: 'firstReported', label: 'First reported to the council', input: 'moment', optional: true },
        {
          key: 'arrived',
          label: 'When did they arrive?',
          hint: 'Exact, between two times, or before the first report',
          input: 'moment',
        },
        { key: 'arrivalSource', label: 'How is that known?', input: 'choice', choices: arrivalSources },
        {
          key: 'firstEngaged',
          label: 'First spoken to',
          hint: 'Empty: the first visit that spoke to them',
          input: 'moment',
          optional: true,
          desk: true,
        },
      ],
    },
    {
      title: 'What is there',
      fields: [
        ...censusFields,
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
        { key: 'notes', label: 'Notes', hint: 'Access, risks to officers', input: 'text', optional: true },
        ...committeeFields,
      ],
    },
  ],
  summarise: (answers) => [placeWords(answers.place), censusWords(answers)].filter(Boolean).join(', '),
  example: {
    place: {
      name: 'Mote Park lay-by',
      position: { lat: 51.2665, lon: 0.548 },
      accuracy: 12,
      ward: 'Shepway North',
      grid: 'TQ 7790 5488',
    },
    owner: 'council',
    caseType: 'unknown',
    way: 'seen',
    arrived: { from: '2026-11-20T18:00:00.000Z', to: '2026-11-21T07:00:00.000Z', precision: 'range', typed: true },
    arrivalSource: 'public',
    caravans: 3,
    vehicles: 4,
    adults: 6,
    children: 2,
  },
});
