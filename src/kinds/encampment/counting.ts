// Whether an encampment counts in the committee's figures, and whether it is shown apart there: a person's word, with the reason.
import { z } from 'zod';
import { choiceSchema, labelWithin, yesNo } from '#domain/choice.ts';
import type { RecordState } from '#domain/record.ts';
import { lineSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { apartAnswers } from './choices.ts';
import { readLogged } from './logged.ts';

const countingSchema = z.strictObject({
  counts: choiceSchema(yesNo, 'Say whether it counts'),
  apart: choiceSchema(apartAnswers, 'Say whether it is shown apart'),
  reason: lineSchema('Say why'),
});

interface Counting {
  readonly counts: 'yes' | 'no';
  /** Undefined leaves it to the rule. */
  readonly apart: 'yes' | 'no' | undefined;
}

/** What a person said last: an entry of its own, or the answers of the record. */
export function countingOf({ details, lists }: Pick<RecordState, 'details' | 'lists'>): Counting {
  const said = countingSchema.safeParse(lists.counting?.at(-1)?.values).data;
  const { countsOfficially = 'yes', flagged } = readLogged(details);
  if (!said) return { counts: countsOfficially, apart: flagged };
  return { counts: said.counts, apart: said.apart === 'rule' ? undefined : said.apart };
}

export const countingSet = defineEntryType({
  title: 'Counting in tables',
  body: countingSchema,
  writers: ['officer', 'manager'],
  adds: 'counting',
  itemStatus: 'made',
  initial: ({ state }) => {
    const { counts, apart = 'rule' } = countingOf(state);
    return { counts, apart };
  },
  pages: [
    {
      title: 'Counting in tables',
      fields: [
        {
          key: 'counts',
          label: 'Does it count in the committee’s figures?',
          hint: 'Tents and vehicle dwellers are not always counted there',
          input: 'choice',
          choices: yesNo,
        },
        {
          key: 'apart',
          label: 'Shown apart as an outlier?',
          hint: 'It stays in the total either way',
          input: 'choice',
          choices: apartAnswers,
        },
        { key: 'reason', label: 'Why', input: 'line' },
      ],
    },
  ],
  summarise: ({ counts, apart, reason }) =>
    [
      counts === 'no' ? 'Does not count' : 'Counts',
      apart === 'rule' ? '' : `shown apart: ${labelWithin(apartAnswers, apart) ?? 'not said'}`,
      reason,
    ]
      .filter(Boolean)
      .join('; '),
  example: { counts: 'yes', apart: 'yes', reason: 'Far longer than any other stay' },
});
