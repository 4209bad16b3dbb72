// An appeal to the magistrates' court (s.46): lodged against a notice, and ended by the court or by who lodged it.
import { z } from 'zod';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import type { Entry } from '#domain/entry.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { daySchema, momentSortKey } from '#domain/moment.ts';
import { numbersWords, partsSchema } from '#domain/part.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { act } from './act.ts';
import { requirementsAt, rowsAt, underAppeal } from './appeal-effect.ts';
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
  requirements: partsSchema.optional(),
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
        {
          key: 'requirements',
          label: 'Only against single requirements',
          hint: 'Choose none where it is against the whole notice',
          input: 'parts',
          list: 'notices',
          of: 'item',
          optional: true,
        },
        { key: 'court', label: 'Court', input: 'line', remember: true },
        { key: 'caseNumber', label: 'The court’s case number', input: 'line', optional: true },
        { key: 'grounds', label: 'Grounds', input: 'choices', choices: appealGrounds, optional: true },
        { key: 'hearingOn', label: 'Hearing on', input: 'date', days: [], optional: true },
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
  summarise: ({ court, hearingOn, requirements = [] }) =>
    [
      court ?? 'Appeal',
      numbersWords(
        'requirement',
        requirements.map(({ number }) => number),
      ),
      hearingOn && `hearing on ${dateWords(hearingOn)}`,
    ]
      .filter(Boolean)
      .join(', '),
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

interface Ended {
  readonly item?: string | undefined;
  readonly outcome?: string | undefined;
  readonly requirements?: readonly Requirement[] | undefined;
}

/** The notice as it stood while the appeal ran. */
function before(item: string | undefined, { state, entry }: Context) {
  const notice = itemNamed(state, 'notices', parentOf(state, 'appeals', item));
  return notice && { notice, rows: requirementsAt(state, notice, momentSortKey(entry.at)) };
}

/** What waited may have lost its day while it waited: a person gives it a new one. */
const datesPassed = ({ item, outcome, requirements }: Ended, context: Context): readonly GuardFinding[] => {
  const was = before(item, context);
  const waited = ({ text }: Requirement): boolean => {
    const row = was?.rows.find((each) => each.text === text);
    const { state, entry, law } = context;
    return !was || !row || underAppeal(state, was.notice, row, momentSortKey(entry.at), law) === 'suspended';
  };
  const passed = requirements?.some(
    (row) => row.due !== undefined && row.due <= dayOfLine(context.entry) && waited(row),
  );
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

/** Only the court that modifies a notice changes what it requires; a dismissed or withdrawn appeal leaves it, but for its days. */
const asTheCourtLeftIt = ({ item, outcome, requirements }: Ended, context: Context): readonly GuardFinding[] => {
  const was = before(item, context);
  if (!was || !requirements || outcome === undefined || outcome === 'quashed') return [];
  const words = (rows: readonly Requirement[]) => JSON.stringify(rows.map(({ type, text }) => [type, text]));
  const same = words(requirements) === words(was.rows);
  const sameDays =
    JSON.stringify(requirements.map(({ due }) => due)) === JSON.stringify(was.rows.map(({ due }) => due));
  const warn = (code: string, message: string): readonly GuardFinding[] => [
    { code, source: act('46(4)'), message, level: 'warn', field: 'requirements' },
  ];
  if (outcome === 'modified')
    return same && sameDays
      ? warn(
          'modified-but-same',
          'The court modified the notice, yet the requirements are as they were. Write down what it changed.',
        )
      : [];
  return same
    ? []
    : warn(
        'changed-without-court',
        'The court changed nothing: the requirements stay as they were. Change only days that passed.',
      );
};

export const appealEnded = defineEntryType({
  title: 'Appeal ended',
  body: endedSchema,
  writers: ['officer', 'manager'],
  concerns: concerningBoth('appeals', 'notices', 'appeal-ended'),
  guards: [timeOnStop, datesPassed, asTheCourtLeftIt],
  initial: ({ state, item, now }) => {
    const appeal = item ?? soleItem(state, 'appeals', ['open']);
    const notice = itemNamed(state, 'notices', parentOf(state, 'appeals', appeal));
    return { item: appeal, ...(notice && { requirements: rowsAt(state, notice, now) }) };
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
