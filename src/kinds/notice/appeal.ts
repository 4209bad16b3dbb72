// An appeal to the magistrates' court (s.46): lodged against a notice, and ended by the court or by who lodged it.
import { z } from 'zod';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import type { Entry } from '#domain/entry.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { daySchema } from '#domain/moment.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { act } from './act.ts';
import { requirementsAt } from './appeal-effect.ts';
import { appealEnds, appealGrounds } from './choices.ts';
import { appealLastDay, dayOfLine, issuedOn, itemNamed, parentOf, soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { concerning, concerningBoth } from './lifecycle.ts';
import { type Requirement, requirementsField, requirementsSchema, timeOnStop } from './requirements.ts';

interface Context extends GuardContext {
  readonly entry: Entry;
}

const lodgedSchema = z.strictObject({
  item: z.uuid('Choose the notice'),
  court: lineSchema('Give the court'),
  caseNumber: optionalLineSchema,
  grounds: z.array(z.enum(appealGrounds.map(({ value }) => value))).optional(),
  hearingOn: daySchema.optional(),
  stopSuspended: z.boolean().optional(),
  notes: optionalTextSchema,
});

/** Flagged, never discarded: whether it may go on is for the court. */
const outOfTime = (
  { item }: { readonly item?: string | undefined },
  { state, entry, law }: Context,
): readonly GuardFinding[] => {
  const notice = itemNamed(state, 'notices', item);
  const last = notice && appealLastDay(issuedOn(state, notice), law);
  if (last === undefined || dayOfLine(entry) <= last) return [];
  return [
    {
      code: 'appeal-out-of-time',
      source: act('46(2)'),
      message: `The last day to appeal was ${dateWords(last)}. Record it all the same: the court decides.`,
      level: 'warn',
      field: 'at',
    },
  ];
};

export const appealLodged = defineEntryType({
  title: 'Appeal lodged',
  body: lodgedSchema,
  writers: ['officer', 'manager'],
  adds: 'appeals',
  concerns: concerning('notices', 'appeal-lodged'),
  guards: [outOfTime],
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'notices', ['served']) }),
  pages: [
    {
      title: 'Appeal',
      fields: [
        { key: 'item', label: 'Against which notice?', input: 'item', list: 'notices', statuses: ['served'] },
        { key: 'court', label: 'Court', input: 'line', remember: true },
        { key: 'caseNumber', label: 'The court’s case number', input: 'line', optional: true },
        { key: 'grounds', label: 'Grounds', input: 'choices', choices: appealGrounds, optional: true },
        { key: 'hearingOn', label: 'Hearing on', input: 'date', optional: true },
        {
          key: 'stopSuspended',
          label: 'The court has ordered that “stop” requirements do not apply meanwhile',
          hint: 'Without such an order they hold; “do” and “achieve” have no effect until the appeal ends (s.46(3))',
          input: 'checkbox',
          optional: true,
        },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ court, hearingOn }) =>
    [court ?? 'Appeal', hearingOn && `hearing on ${dateWords(hearingOn)}`].filter(Boolean).join(', '),
  example: {
    item: EXAMPLE.notice,
    court: 'Eastmere Magistrates’ Court',
    grounds: ['requirement'],
    hearingOn: '2026-12-18',
  },
});

const endedSchema = z.strictObject({
  item: z.uuid('Choose the appeal'),
  outcome: choiceSchema(appealEnds, 'Say how it ended'),
  requirements: requirementsSchema.optional(),
  notes: optionalTextSchema,
});

/** What waited may have lost its day while it waited: a person gives it a new one. */
const datesPassed = (
  {
    outcome,
    requirements,
  }: { readonly outcome?: string | undefined; readonly requirements?: readonly Requirement[] | undefined },
  { entry }: Context,
): readonly GuardFinding[] => {
  const passed = requirements?.some(({ due }) => due !== undefined && due <= dayOfLine(entry));
  if (!passed || outcome === 'quashed') return [];
  return [
    {
      code: 'dates-passed',
      source: act('46(3)'),
      message:
        'A “do” or “achieve” requirement had no effect while the appeal ran, and its day has passed. Give it a new day.',
      level: 'warn',
      field: 'requirements',
    },
  ];
};

export const appealEnded = defineEntryType({
  title: 'Appeal ended',
  body: endedSchema,
  writers: ['officer', 'manager'],
  concerns: concerningBoth('appeals', 'notices', 'appeal-ended'),
  guards: [timeOnStop, datesPassed],
  initial: ({ state, item, now }) => {
    const appeal = item ?? soleItem(state, 'appeals', ['open']);
    const notice = itemNamed(state, 'notices', parentOf(state, 'appeals', appeal));
    return { item: appeal, ...(notice && { requirements: [...requirementsAt(state, notice, now)] }) };
  },
  pages: [
    {
      title: 'How the appeal ended',
      fields: [
        { key: 'item', label: 'Which appeal?', input: 'item', list: 'appeals', statuses: ['open'] },
        { key: 'outcome', label: 'How did it end?', input: 'choice', choices: appealEnds },
        {
          ...requirementsField,
          label: 'Requirements from now on',
          hint: 'As the court left them. Confirm the days of what had no effect meanwhile',
          when: { field: 'outcome', is: ['dismissed', 'modified', 'withdrawn'] },
        },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(appealEnds, outcome) ?? 'Appeal ended',
  example: {
    item: EXAMPLE.appeal,
    outcome: 'dismissed',
    requirements: [
      { type: 'stop', text: 'Stop playing music that can be heard outside the property between 23:00 and 07:00' },
    ],
  },
});
