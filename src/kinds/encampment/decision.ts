// What the council means to do, who decided it, why it is proportionate, and when it is looked at again.
import { z } from 'zod';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import { dateWords } from '#domain/format-moment.ts';
import { daySchema } from '#domain/moment.ts';
import { readerOf } from '#domain/readable.ts';
import { lineSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { decisions, policePowers } from './choices.ts';
import { nothingOffered, pitchAnswered, welfareFirst } from './enforcement-guards.ts';

const decisionSchema = z.strictObject({
  decision: choiceSchema(decisions, 'Say what was decided'),
  until: daySchema.optional(),
  power: choiceSchema(policePowers, 'Say which power').optional(),
  decidedBy: lineSchema('Say who decided'),
  welfare: textSchema('Say what was considered about their welfare'),
  reasons: textSchema('Give the reasons, and why it is proportionate'),
  reviewOn: daySchema,
});

export const readDecision = readerOf(decisionSchema);

export const decisionMade = defineEntryType({
  title: 'Decision',
  body: decisionSchema,
  writers: ['officer', 'manager'],
  adds: 'decisions',
  itemStatus: 'made',
  guards: [welfareFirst, nothingOffered, pitchAnswered],
  pages: [
    {
      title: 'Decision',
      fields: [
        { key: 'decision', label: 'Decision', input: 'choice', choices: decisions },
        { key: 'until', label: 'Until', input: 'date', days: [1, 7], when: { field: 'decision', is: ['negotiate'] } },
        {
          key: 'power',
          label: 'Power of the police',
          input: 'choice',
          choices: policePowers,
          when: { field: 'decision', is: ['police'] },
        },
        { key: 'decidedBy', label: 'Decided by', input: 'line', remember: true },
      ],
    },
    {
      title: 'Reasons',
      fields: [
        { key: 'welfare', label: 'What was considered about their welfare', input: 'text' },
        { key: 'reasons', label: 'Reasons, and why it is proportionate', input: 'text' },
        { key: 'reviewOn', label: 'Review on', input: 'date', days: [1, 7] },
      ],
    },
  ],
  summarise: ({ decision, until }) =>
    [labelOf(decisions, decision) ?? 'Decision', until && `until ${dateWords(until)}`].filter(Boolean).join(', '),
  example: {
    decision: 'negotiate',
    until: '2026-11-27',
    decidedBy: 'A. Manager',
    welfare: 'A child has a clinic appointment on Thursday',
    reasons: 'Little impact, and they mean to leave on Friday; nothing sharper is needed',
    reviewOn: '2026-11-27',
  },
});
