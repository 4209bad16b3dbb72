import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf, yesNo } from '#domain/choice.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { daySchema } from '#domain/moment.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { censusFields, censusShape, censusWords } from './census.ts';
import { decisions, impacts, offerResponses, welfareOutcomes } from './choices.ts';

const visitedSchema = z.strictObject({
  ...censusShape,
  welfare: choiceSchema(welfareOutcomes, 'Say what came of the welfare assessment'),
  welfareNotes: optionalTextSchema,
  welfareWhy: optionalTextSchema,
  impact: z
    .array(choiceSchema(impacts, 'Choose from the list'), 'Say what the impact is')
    .min(1, 'Say what the impact is'),
  impactNotes: optionalTextSchema,
  asked: choiceSchema(yesNo, 'Say whether anybody was asked to leave'),
  askedWords: optionalTextSchema,
  askedWhom: optionalLineSchema,
  askedResponse: optionalTextSchema,
  offers: z
    .array(
      z.strictObject({
        offer: lineSchema('Say what was offered'),
        response: choiceSchema(offerResponses, 'Say what they answered'),
      }),
    )
    .optional(),
  decision: choiceSchema(decisions, 'Say what was decided'),
  decisionBy: optionalLineSchema,
  decisionReasons: optionalTextSchema,
  reviewOn: daySchema.optional(),
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

const askedYes = { field: 'asked', is: ['yes'] };
const decided = { field: 'decision', is: ['tolerate', 'negotiate', 'direct', 'refer'] };
const ENFORCING = ['direct', 'refer'];

interface Answers {
  readonly welfare?: string | undefined;
  readonly decision?: string | undefined;
}

/** Enquiries come before enforcement: an assessment, or the refusal of one, at this visit or an earlier one. */
function welfareFirst({ welfare, decision }: Answers, { state }: GuardContext): readonly GuardFinding[] {
  if (decision === undefined || !ENFORCING.includes(decision)) return [];
  const known = [welfare, ...(state.lists.visits ?? []).map(({ values }) => values.welfare)];
  if (known.some((each) => each === 'assessed' || each === 'refused')) return [];
  return [
    {
      code: 'no-welfare-assessment',
      source: 'Council rule: welfare enquiries come before enforcement',
      message:
        'Nobody can be told to leave before a welfare assessment, or a recorded refusal of one. Record it first.',
      level: 'block',
      field: 'welfare',
    },
  ];
}

export const visited = defineEntryType({
  title: 'Visit',
  body: visitedSchema,
  writers: ['officer', 'manager'],
  adds: 'visits',
  itemStatus: 'made',
  guards: [welfareFirst],
  initial: ({ state }) => ({
    ...lastCensus(state.details, state.lists.visits?.at(-1)?.values),
    asked: 'no',
    decision: 'none',
  }),
  pages: [
    { title: 'What is there now', fields: censusFields },
    {
      title: 'Welfare',
      fields: [
        {
          key: 'welfare',
          label: 'Welfare assessment',
          hint: 'Health, pregnancy, children and school, disability, appointments',
          input: 'choice',
          choices: welfareOutcomes,
        },
        { key: 'welfareNotes', label: 'Needs found', input: 'text', when: { field: 'welfare', is: ['assessed'] } },
        {
          key: 'welfareWhy',
          label: 'Why not',
          input: 'text',
          when: { field: 'welfare', is: ['refused', 'not-possible'] },
        },
      ],
    },
    {
      title: 'Impact',
      fields: [
        { key: 'impact', label: 'Impact', input: 'choices', choices: impacts },
        { key: 'impactNotes', label: 'More about it', input: 'text', optional: true },
      ],
    },
    {
      title: 'Asked and offered',
      fields: [
        {
          key: 'asked',
          label: 'Was anybody asked to leave?',
          hint: 'It is a legal event: record the words',
          input: 'choice',
          choices: yesNo,
        },
        { key: 'askedWords', label: 'In which words', input: 'text', when: askedYes },
        { key: 'askedWhom', label: 'Who was asked', hint: 'And for which group', input: 'line', when: askedYes },
        { key: 'askedResponse', label: 'What they answered', input: 'text', when: askedYes, optional: true },
        {
          key: 'offers',
          label: 'Offers made',
          input: 'rows',
          add: 'Add an offer',
          noun: 'Offer',
          optional: true,
          fields: [
            {
              key: 'offer',
              label: 'Offer',
              hint: 'Bags, water, toilets, a pitch, housing or health help',
              input: 'line',
            },
            { key: 'response', label: 'Answer', input: 'choice', choices: offerResponses },
          ],
        },
      ],
    },
    {
      title: 'Decision',
      fields: [
        { key: 'decision', label: 'Decision', input: 'choice', choices: decisions },
        { key: 'decisionBy', label: 'Decided by', input: 'line', when: decided },
        { key: 'decisionReasons', label: 'Reasons, and why it is proportionate', input: 'text', when: decided },
        {
          key: 'reviewOn',
          label: 'Review on',
          input: 'date',
          when: { field: 'decision', is: ['tolerate', 'negotiate'] },
        },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ decision, ...answers }) =>
    [decision && decision !== 'none' ? labelOf(decisions, decision) : undefined, censusWords(answers)]
      .filter(Boolean)
      .join(', ') || 'Visit',
  example: {
    caravans: 3,
    vehicles: 4,
    adults: 6,
    children: 2,
    welfare: 'assessed',
    welfareNotes: 'One child with a clinic appointment on Thursday',
    impact: ['waste', 'near-play'],
    asked: 'no',
    offers: [{ offer: 'Refuse bags and a collection on Friday', response: 'accepted' }],
    decision: 'negotiate',
    decisionBy: 'A. Manager',
    decisionReasons: 'Clinic appointment; little impact; they mean to leave on Friday',
    reviewOn: '2026-11-27',
  },
});

// The last count is where the officer starts; most visits change one number.
function lastCensus(...sources: readonly (Readonly<Record<string, unknown>> | undefined)[]): Record<string, number> {
  return Object.fromEntries(
    Object.keys(censusShape).flatMap((key) => {
      const known = sources.map((source) => source?.[key]).findLast((value) => typeof value === 'number');
      return typeof known === 'number' ? [[key, known]] : [];
    }),
  );
}
