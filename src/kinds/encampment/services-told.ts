import { z } from 'zod';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import { optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { services } from './choices.ts';

const toldSchema = z.strictObject({
  told: z.array(choiceSchema(services, 'Choose from the list'), 'Say who was told').min(1, 'Say who was told'),
  how: optionalLineSchema,
  reference: optionalLineSchema,
  notes: optionalTextSchema,
});

export const servicesTold = defineEntryType({
  title: 'Services told',
  body: toldSchema,
  writers: ['officer', 'manager'],
  adds: 'services',
  itemStatus: 'made',
  pages: [
    {
      title: 'Services told',
      fields: [
        { key: 'told', label: 'Who was told?', input: 'choices', choices: services },
        { key: 'how', label: 'How, and whom', input: 'line', optional: true },
        { key: 'reference', label: 'Their reference', input: 'line', optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ told = [] }) => told.map((each) => labelOf(services, each)).join(', ') || 'Services told',
  example: { told: ['police', 'health'], how: 'By telephone, duty desk' },
});
