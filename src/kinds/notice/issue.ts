// What every issued paper carries: the test of section 43, and who issues it under which authority.
import { choiceSchema } from '#domain/choice.ts';
import type { Entry } from '#domain/entry.ts';
import type { FormPage } from '#domain/field.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { daySchema, momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { lineSchema, optionalLineSchema, textSchema } from '#domain/text.ts';
import { act } from './act.ts';
import { paperFields, paperShape } from '../paper.ts';
import { jointIssuers } from './choices.ts';
import { requirementsField, requirementsSchema } from './requirements.ts';

export const issuerShape = {
  issuerRole: lineSchema('Give your role'),
  organisation: lineSchema('Give the organisation you issue it for'),
  authority: lineSchema('Give the reference of your authority or designation'),
  authorityExpires: daySchema,
  jointly: choiceSchema(jointIssuers, 'Say whether it is issued jointly'),
  jointlyWith: optionalLineSchema,
};

export const issueShape = {
  ...paperShape,
  conduct: textSchema('Say what they did or failed to do'),
  effect: textSchema('Say how it affects the quality of life of people there'),
  whyPersistent: textSchema('Say why it is persistent or continuing'),
  whyUnreasonable: textSchema('Say why it is unreasonable'),
  requirements: requirementsSchema,
  complianceDate: daySchema,
  ...issuerShape,
};

export const testPage: FormPage = {
  title: 'The test',
  fields: [
    { key: 'conduct', label: 'The conduct', hint: 'What they did or failed to do', input: 'text' },
    { key: 'effect', label: 'Its effect', hint: 'On the quality of life of people in the locality', input: 'text' },
    { key: 'whyPersistent', label: 'Why it is persistent or continuing', input: 'text' },
    { key: 'whyUnreasonable', label: 'Why it is unreasonable', input: 'text' },
  ],
};

export const requirementsPage: FormPage = {
  title: 'What must change',
  fields: [requirementsField, { key: 'complianceDate', label: 'Time given until', input: 'date', days: [7, 14, 28] }],
};

export const issuerPage: FormPage = {
  title: 'Issued by',
  fields: [
    { key: 'issuerRole', label: 'Your role', input: 'line', remember: true },
    { key: 'organisation', label: 'Organisation', input: 'line', remember: true },
    { key: 'authority', label: 'Authority or designation reference', input: 'line', remember: true },
    { key: 'authorityExpires', label: 'It runs until', input: 'date', days: [], remember: true },
    { key: 'jointly', label: 'Issued with', input: 'choice', choices: jointIssuers },
    { key: 'jointlyWith', label: 'Which body?', input: 'line', when: { field: 'jointly', is: ['other'] } },
    ...paperFields,
  ],
};

interface Issued {
  readonly authorityExpires?: string | undefined;
  readonly complianceDate?: string | undefined;
}

const dayOf = ({ at }: Entry): string => dayOfInstant(momentSortKey(at));

export const authorityOver = (
  { authorityExpires }: Issued,
  { entry }: { readonly entry: Entry },
): readonly GuardFinding[] =>
  authorityExpires !== undefined && authorityExpires < dayOf(entry)
    ? [
        {
          code: 'authority-over',
          source: act('53'),
          message: 'Your authority ended before this day. Ask your manager before you issue anything.',
          level: 'block',
          field: 'authorityExpires',
        },
      ]
    : [];

export const noTimeGiven = (
  { complianceDate }: Issued,
  { entry }: { readonly entry: Entry },
): readonly GuardFinding[] =>
  complianceDate !== undefined && complianceDate <= dayOf(entry)
    ? [
        {
          code: 'no-time-given',
          source: act('43(5)(b)'),
          message: 'The time given ends on the day of issue or before it. Give enough time to deal with the matter.',
          level: 'warn',
          field: 'complianceDate',
        },
      ]
    : [];

const limbs = [
  ['conduct', 'The conduct'],
  ['effect', 'Its effect'],
  ['whyPersistent', 'Why it is persistent or continuing'],
  ['whyUnreasonable', 'Why it is unreasonable'],
] as const;

/** Every limb is somebody's reason, in words: one word is a tick, not a reason. */
export const inWords = (
  answers: Partial<Record<(typeof limbs)[number][0], string | undefined>>,
): readonly GuardFinding[] =>
  limbs.flatMap(([field, label]) => {
    const given = answers[field]?.trim();
    return given && !/\s/.test(given)
      ? [
          {
            code: 'limb-not-in-words',
            source: act('43(1)'),
            message: `“${label}” has one word. Say it in words that a court could read.`,
            level: 'block' as const,
            field,
          },
        ]
      : [];
  });
