// The police must ask the council about pitches before they use section 62A; what was answered is evidence.
import { z } from 'zod';
import { choiceSchema, yesNo } from '#domain/choice.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';

const pitchSchema = z.strictObject({
  askedBy: lineSchema('Say who asked'),
  available: choiceSchema(yesNo, 'Say whether a suitable pitch was free'),
  site: optionalLineSchema,
  basis: lineSchema('Say how that was checked'),
  answeredBy: lineSchema('Say who answered'),
  notes: optionalTextSchema,
});

export const pitchAnswered = defineEntryType({
  title: 'Answer about pitches',
  body: pitchSchema,
  writers: ['officer', 'manager'],
  adds: 'pitches',
  itemStatus: 'made',
  pages: [
    {
      title: 'Pitches',
      fields: [
        { key: 'askedBy', label: 'Who asked', hint: 'Name, rank and force', input: 'line' },
        { key: 'available', label: 'Is a suitable pitch free?', input: 'choice', choices: yesNo },
        { key: 'site', label: 'On which site', input: 'line', when: { field: 'available', is: ['yes'] } },
        { key: 'basis', label: 'How was that checked?', input: 'line' },
        { key: 'answeredBy', label: 'Who answered', input: 'line' },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ available }) => (available === 'yes' ? 'A suitable pitch is free' : 'No suitable pitch is free'),
  example: {
    askedBy: 'Sergeant Example, county police',
    available: 'no',
    basis: 'Telephoned the site manager',
    answeredBy: 'A. Manager',
  },
});
