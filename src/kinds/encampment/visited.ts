// A visit begins with what stood last time, so that a repeat asks only for what has changed.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelWithin, yesNo } from '#domain/choice.ts';
import type { JsonObject } from '#domain/json.ts';
import { optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { censusFields, censusShape, censusWords, lastCensus } from './census.ts';
import { alsoDone, impacts } from './choices.ts';
import { groupsOf } from './group-stays.ts';
import { HERE } from './groups.ts';

const complaints = z.int('Give a whole number').min(0, 'Count from none').max(1_000, 'Check the count').optional();

const visitedSchema = z.strictObject({
  ...censusShape,
  groups: z.array(z.uuid('Choose the groups')).optional(),
  spoken: choiceSchema(yesNo, 'Say whether anybody was spoken to'),
  impact: z
    .array(choiceSchema(impacts, 'Choose from the list'), 'Say what the impact is')
    .min(1, 'Say what the impact is'),
  impactNotes: optionalTextSchema,
  complaints,
  also: z.array(choiceSchema(alsoDone, 'Choose from the list')).optional(),
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

/** What the next visit starts from. */
const CARRIED = ['spoken', 'impact', 'impactNotes'];

export const visited = defineEntryType({
  title: 'Visit',
  body: visitedSchema,
  writers: ['officer', 'manager'],
  adds: 'visits',
  itemStatus: 'made',
  initial: ({ state }) => {
    const last = state.lists.visits?.at(-1)?.values;
    const groups = groupsOf(state).filter(({ status }) => HERE.includes(status));
    return {
      ...lastCensus(state.details, last),
      ...Object.fromEntries(CARRIED.flatMap((key) => (last?.[key] === undefined ? [] : [[key, last[key]]]))),
      ...(groups.length > 0 && { groups: groups.map(({ id }) => id) }),
    } satisfies JsonObject;
  },
  pages: [
    {
      title: 'What is there now',
      fields: [
        {
          key: 'groups',
          label: 'Groups seen',
          hint: 'All that were there last time; take away who was not seen',
          input: 'items',
          list: 'groups',
          statuses: HERE,
          optional: true,
        },
        ...censusFields,
      ],
    },
    {
      title: 'Impact, and what was done',
      fields: [
        { key: 'spoken', label: 'Was anybody spoken to?', input: 'choice', choices: yesNo },
        { key: 'impact', label: 'Impact', input: 'choices', choices: impacts },
        { key: 'complaints', label: 'New complaints', input: 'count', least: 0, most: 1_000, optional: true },
        { key: 'impactNotes', label: 'More about it', input: 'text', optional: true },
        {
          key: 'also',
          label: 'Also done at this visit',
          hint: 'Each has its own page, and is kept as an entry of its own',
          input: 'choices',
          choices: alsoDone,
          optional: true,
        },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ impact = [], ...answers }) =>
    [
      censusWords(answers),
      impact
        .filter((each) => each !== 'none')
        .map((each) => labelWithin(impacts, each))
        .join(', '),
    ]
      .filter(Boolean)
      .join('; ') || 'Visit',
  example: { caravans: 3, vehicles: 4, adults: 6, children: 2, spoken: 'yes', impact: ['waste', 'near-play'] },
});
