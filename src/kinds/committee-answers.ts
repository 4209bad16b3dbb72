// Whether and how a record stands in the committee tables: answered at the desk, the same for every kind that is counted there.
import { choiceSchema, yesNo } from '#domain/choice.ts';
import type { Field } from '#domain/field.ts';
import { optionalLineSchema } from '#domain/text.ts';

export const committeeShape = {
  countsOfficially: choiceSchema(yesNo, 'Say yes or no').optional(),
  flagged: choiceSchema(yesNo, 'Say yes or no').optional(),
  flagReason: optionalLineSchema,
};

export const committeeFields: readonly Field[] = [
  {
    key: 'countsOfficially',
    label: 'Counts in committee tables',
    input: 'choice',
    choices: yesNo,
    optional: true,
    desk: true,
  },
  {
    key: 'flagged',
    label: 'Shown apart in tables',
    hint: 'Empty: by the rule',
    input: 'choice',
    choices: yesNo,
    optional: true,
    desk: true,
  },
  { key: 'flagReason', label: 'Why', input: 'line', optional: true, desk: true },
];
