// What a warning asks and a notice requires: typed rows, because the Act and an appeal treat the types differently.
import { z } from 'zod';
import { choiceSchema } from '#domain/choice.ts';
import type { Field } from '#domain/field.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { daySchema } from '#domain/moment.ts';
import type { Json } from '#domain/json.ts';
import { lineSchema, optionalLineSchema, textSchema } from '#domain/text.ts';
import { act } from './act.ts';
import { requirementFindings, requirementTypes } from './choices.ts';

const requirementSchema = z.strictObject({
  type: choiceSchema(requirementTypes, 'Choose stop, do or achieve'),
  text: textSchema('Say what must stop, be done or be achieved'),
  due: daySchema.optional(),
});
export type Requirement = z.infer<typeof requirementSchema>;

export const requirementsSchema = z
  .array(requirementSchema, 'Add at least one requirement')
  .min(1, 'Add at least one requirement')
  .max(30, 'Use 30 requirements or fewer');

export const readRequirements = (value: unknown): readonly Requirement[] | undefined =>
  requirementsSchema.safeParse(value).data;

export const requirementsField: Field = {
  key: 'requirements',
  label: 'Requirements',
  hint: 'Clear, certain and easily understood. Only what prevents or reduces the effect (s.43(4))',
  input: 'rows',
  add: 'Add a requirement',
  noun: 'Requirement',
  fields: [
    { key: 'type', label: 'Kind', input: 'choice', choices: requirementTypes },
    { key: 'text', label: 'What exactly', input: 'text' },
    {
      key: 'due',
      label: 'By when',
      input: 'date',
      days: [7, 14, 28],
      when: { field: 'type', is: ['do', 'achieve'] },
      optional: true,
    },
  ],
};

export const timeOnStop = ({
  requirements,
}: {
  readonly requirements?: readonly Requirement[] | undefined;
}): readonly GuardFinding[] =>
  requirements?.some(({ type, due }) => type === 'stop' && due)
    ? [
        {
          code: 'time-on-stop',
          source: act('43(8)'),
          message:
            'A “stop” requirement takes no date: it holds at once. Take the date out, or make it a “do” requirement.',
          level: 'block',
          field: 'requirements',
        },
      ]
    : [];

/** s.43(8): a “do” or “achieve” without a day of its own has the day until which the notice gives time; a “stop” has none. */
export const withDays = (rows: readonly Requirement[], until: unknown): readonly Requirement[] =>
  rows.map((row) =>
    row.type === 'stop' || row.due !== undefined || typeof until !== 'string' ? row : { ...row, due: until },
  );

/** What a check found of each requirement. */
export const foundSchema = z.array(
  z.strictObject({
    requirement: lineSchema('Say which requirement'),
    met: choiceSchema(requirementFindings, 'Say whether it is met'),
    note: optionalLineSchema,
  }),
  'Say of each requirement whether it is met',
);
export type Found = z.infer<typeof foundSchema>[number];

export const foundField: Field = {
  key: 'requirements',
  label: 'Requirement by requirement',
  input: 'rows',
  add: 'Add a requirement',
  noun: 'Requirement',
  fields: [
    { key: 'requirement', label: 'Requirement', input: 'line' },
    { key: 'met', label: 'Is it met?', input: 'choice', choices: requirementFindings },
    { key: 'note', label: 'Note', input: 'line', optional: true },
  ],
};

/** A row to judge for every requirement. */
export const rowsFor = (requirements: readonly Requirement[]): Json[] =>
  requirements.map(({ text }) => ({ requirement: text.slice(0, 300) }));
