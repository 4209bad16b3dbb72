// One incident of a case: facts, and apart from them what somebody makes of the facts.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { choiceSchema, labelWithin } from '#domain/choice.ts';
import type { Entry } from '#domain/entry.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { idSchema } from '#domain/id.ts';
import { type Moment, momentSchema, momentSortKey } from '#domain/moment.ts';
import { optionalLineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { factSources } from './choices.ts';

const RULE = 'Council rule: facts are kept apart from opinion';

const incidentSchema = z.strictObject({
  happened: momentSchema,
  where: optionalLineSchema,
  source: choiceSchema(factSources, 'Say how it is known'),
  people: z.array(idSchema).optional(),
  facts: textSchema('Say what happened'),
  opinion: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

/** Words of a judgement, not of what was seen or heard. */
const OPINION =
  /\b(i (think|believe|suspect|feel|assume)|in my (opinion|view)|(obviously|presumably|probably|clearly))\b/i;

const opinionAmongFacts = ({ facts = '' }: { readonly facts?: string | undefined }): readonly GuardFinding[] => {
  const [words] = OPINION.exec(facts) ?? [];
  if (words === undefined) return [];
  const message = `“${words}” sounds like an opinion. Keep what was seen, heard or said here, and what you make of it below.`;
  return [{ code: 'opinion-among-facts', source: RULE, message, level: 'warn', field: 'facts' }];
};

const notYet = (
  { happened }: { readonly happened?: Moment | undefined },
  { entry }: { readonly entry: Entry },
): readonly GuardFinding[] =>
  happened && dayOfInstant(happened.from) > dayOfInstant(momentSortKey(entry.at))
    ? [
        {
          code: 'incident-not-yet',
          source: 'Council rule: what is recorded has happened',
          message: 'The incident is dated after the day it was written down. Check its date.',
          level: 'block',
          field: 'happened',
        },
      ]
    : [];

export const incidentRecorded = defineEntryType({
  title: 'Incident recorded',
  body: incidentSchema,
  writers: ['officer', 'manager'],
  adds: 'incidents',
  guards: [notYet, opinionAmongFacts],
  initial: () => ({ source: 'seen' }),
  pages: [
    {
      title: 'Incident',
      fields: [
        { key: 'happened', label: 'When did it happen?', input: 'moment', missing: 'Say when it happened' },
        { key: 'where', label: 'Where, if it is not the place of the case', input: 'line', optional: true },
        { key: 'source', label: 'How is it known?', input: 'choice', choices: factSources },
        {
          key: 'people',
          label: 'Who was there or saw it',
          hint: 'Add a person to the case first; here only letters are shown',
          input: 'items',
          list: 'people',
          optional: true,
        },
        {
          key: 'facts',
          label: 'Facts',
          hint: 'What was seen, heard or said, in the order it happened. Letters instead of names',
          input: 'text',
        },
        {
          key: 'opinion',
          label: 'Your assessment',
          hint: 'What you make of it. Kept apart from the facts',
          input: 'text',
          optional: true,
        },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
      ],
    },
  ],
  summarise: ({ happened, source }) =>
    [happened && dateWords(dayOfInstant(momentSortKey(happened))), labelWithin(factSources, source)]
      .filter(Boolean)
      .join(', '),
  example: {
    happened: { from: '2026-10-24T22:40:00.000Z', precision: 'minute', typed: true },
    source: 'seen',
    facts: 'From the pavement I heard amplified music for 25 minutes. Two windows were open.',
    opinion: 'Loud enough to keep people awake in the houses opposite',
  },
});
