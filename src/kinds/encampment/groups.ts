// Groups inside one encampment. A direction or an order binds only who was there, so each has its own arrival and departure.
import { z } from 'zod';
import { choiceSchema, labelOf, yesNo } from '#domain/choice.ts';
import type { Field } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import { momentSchema } from '#domain/moment.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import type { FormStart } from '../define-record-kind.ts';
import { censusFields, censusShape, censusWords } from './census.ts';
import { arrivalSources, departureSources } from './choices.ts';
import { backWithinPeriod, intoItself } from './group-guards.ts';
import { groupsOf } from './group-stays.ts';
import { readLogged } from './logged.ts';

export const HERE = ['present', 'claimed'];
const groupSchema = z.uuid('Choose the group');

/** The group a form is started from, or the only one it can be about. */
const chosen =
  (statuses: readonly string[]) =>
  ({ state, item }: FormStart): JsonObject => {
    const [first, ...others] = groupsOf(state).filter(({ status }) => statuses.includes(status));
    return { item: item ?? (others.length === 0 ? first?.id : undefined) };
  };

const who = {
  name: lineSchema('Give the group a name that officers will know it by'),
  selfDescribed: optionalLineSchema,
  whereFrom: optionalLineSchema,
  whyHere: optionalLineSchema,
  intends: optionalLineSchema,
  registrations: optionalTextSchema,
};

const whoFields: readonly Field[] = [
  { key: 'name', label: 'Name of the group', hint: 'By where it stands, for example “By the gate”', input: 'line' },
  {
    key: 'selfDescribed',
    label: 'How they describe themselves',
    hint: 'Only in their own words, never by appearance',
    input: 'line',
    optional: true,
    guarded: true,
  },
];
const moreFields: readonly Field[] = [
  { key: 'whereFrom', label: 'Where they come from', input: 'line', optional: true },
  { key: 'whyHere', label: 'Why here', input: 'line', optional: true },
  { key: 'intends', label: 'How long they mean to stay', input: 'line', optional: true },
  { key: 'registrations', label: 'Vehicle registrations', input: 'text', optional: true, guarded: true },
];

const arrivedSchema = z.strictObject({
  ...who,
  arrived: momentSchema,
  arrivalSource: choiceSchema(arrivalSources, 'Say how the arrival is known'),
  returnOf: z.uuid('Choose the group').optional(),
  ...censusShape,
  notes: optionalTextSchema,
});

export const groupArrived = defineEntryType({
  title: 'Group',
  body: arrivedSchema,
  writers: ['officer', 'manager'],
  adds: 'groups',
  itemStatus: 'present',
  guards: [backWithinPeriod],
  // The first group came when the encampment did.
  initial: ({ state }) => {
    const { arrived, arrivalSource } = readLogged(state.details);
    return state.lists.groups?.length ? {} : { arrived, arrivalSource };
  },
  pages: [
    {
      title: 'Group',
      fields: [
        ...whoFields,
        { key: 'arrived', label: 'When did this group arrive?', input: 'moment' },
        { key: 'arrivalSource', label: 'How is that known?', input: 'choice', choices: arrivalSources },
        {
          key: 'returnOf',
          label: 'The same people as a group that left',
          hint: 'Linked, never merged: its clock begins again',
          input: 'item',
          list: 'groups',
          statuses: ['left'],
          optional: true,
        },
      ],
    },
    { title: 'Who and what', fields: [...censusFields, ...moreFields, notesField()] },
  ],
  summarise: groupWords,
  example: {
    name: 'By the gate',
    arrived: { from: '2026-11-20T18:00:00.000Z', to: '2026-11-21T07:00:00.000Z', precision: 'range', typed: true },
    arrivalSource: 'occupiers',
    caravans: 2,
    adults: 4,
    children: 2,
    whereFrom: 'The coast',
    intends: 'Until Friday',
  },
});

const splitSchema = z.strictObject({ item: groupSchema, ...who, ...censusShape, notes: optionalTextSchema });

export const groupSplit = defineEntryType({
  title: 'Group split off',
  body: splitSchema,
  writers: ['officer', 'manager'],
  adds: 'groups',
  itemStatus: 'present',
  concerns: { list: 'groups', from: ['present'], to: 'present' },
  initial: chosen(['present']),
  pages: [
    {
      title: 'Split off',
      fields: [
        { key: 'item', label: 'From which group?', input: 'item', list: 'groups', statuses: ['present'] },
        ...whoFields,
      ],
    },
    { title: 'Who and what', fields: [...censusFields, ...moreFields, notesField()] },
  ],
  summarise: groupWords,
  example: { item: '0192f0c1-7e00-7000-8000-000000000001', name: 'By the trees', caravans: 1, adults: 2 },
});

const mergedSchema = z.strictObject({ item: groupSchema, into: groupSchema, notes: optionalTextSchema });

export const groupsMerged = defineEntryType({
  title: 'Groups joined',
  body: mergedSchema,
  writers: ['officer', 'manager'],
  concerns: { list: 'groups', from: HERE, to: 'merged' },
  guards: [intoItself],
  pages: [
    {
      title: 'Joined',
      fields: [
        { key: 'item', label: 'Which group joined', input: 'item', list: 'groups', statuses: HERE },
        {
          key: 'into',
          label: 'which other',
          hint: 'The clock of the other goes on; what was said to either stays with whom it was said to',
          input: 'item',
          list: 'groups',
          statuses: ['present'],
        },
        notesField(),
      ],
    },
  ],
  summarise: () => 'Two groups are now one',
  example: { item: '0192f0c1-7e00-7000-8000-000000000001', into: '0190f5fe-7c00-7000-8000-000000000002' },
});

const movedSchema = z.strictObject({
  item: groupSchema,
  where: lineSchema('Say where they stand now'),
  notes: optionalTextSchema,
});

export const groupMoved = defineEntryType({
  title: 'Group moved on the site',
  body: movedSchema,
  writers: ['officer', 'manager'],
  concerns: { list: 'groups', from: HERE, to: 'present' },
  initial: chosen(HERE),
  pages: [
    {
      title: 'Moved',
      fields: [
        { key: 'item', label: 'Which group?', input: 'item', list: 'groups', statuses: HERE },
        {
          key: 'where',
          label: 'Where they stand now',
          hint: 'Still this encampment: the clock runs on. Elsewhere is a departure',
          input: 'line',
        },
        notesField(),
      ],
    },
  ],
  summarise: ({ where }) => where ?? 'Moved',
  example: { item: '0192f0c1-7e00-7000-8000-000000000001', where: 'Behind the pavilion' },
});

const leftSchema = z.strictObject({
  item: groupSchema,
  left: momentSchema,
  source: choiceSchema(departureSources, 'Say how it is known'),
  verified: choiceSchema(yesNo, 'Say whether it was seen'),
  went: optionalLineSchema,
  notes: optionalTextSchema,
});

export const groupDeparted = defineEntryType({
  title: 'Group left',
  body: leftSchema,
  writers: ['officer', 'manager'],
  concerns: { list: 'groups', from: HERE, to: ({ verified }) => (verified === 'yes' ? 'left' : 'claimed') },
  initial: chosen(HERE),
  pages: [
    {
      title: 'Left',
      fields: [
        { key: 'item', label: 'Which group?', input: 'item', list: 'groups', statuses: HERE },
        { key: 'left', label: 'When did they leave?', input: 'moment' },
        { key: 'source', label: 'How is it known?', input: 'choice', choices: departureSources },
        {
          key: 'verified',
          label: 'Has an officer seen that they are gone?',
          hint: 'Their clock stops only then',
          input: 'choice',
          choices: yesNo,
        },
        { key: 'went', label: 'Where they went', input: 'line', optional: true },
        notesField(),
      ],
    },
  ],
  summarise: ({ source, verified }) =>
    verified === 'yes' ? 'Seen gone' : (labelOf(departureSources, source) ?? 'Said to have left'),
  example: {
    item: '0192f0c1-7e00-7000-8000-000000000001',
    left: { from: '2026-11-26T08:00:00.000Z', precision: 'minute', typed: true },
    source: 'seen',
    verified: 'yes',
    went: 'Towards the coast road',
  },
});

function groupWords({ name, ...census }: { readonly name?: string | undefined } & Parameters<typeof censusWords>[0]) {
  return [name ?? 'Group', censusWords(census)].filter(Boolean).join(', ');
}

function notesField(): Field {
  return { key: 'notes', label: 'Notes', input: 'text', optional: true };
}
