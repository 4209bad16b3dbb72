import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import type { FieldCondition } from '#domain/field.ts';
import { daySchema } from '#domain/moment.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { checklistAreas, checklistSchema } from './checklist.ts';
import {
  checkAnswers,
  fireVisits,
  gateAnswers,
  priorities,
  riskBases,
  riskGrades,
  riskTools,
  visitOutcomes,
} from './choices.ts';
import { fireThreat, gatesHold, wayOutBlocked } from './gates.ts';

export const workSchema = z.strictObject({
  where: lineSchema('Say where'),
  work: textSchema('Say what is to be done'),
  priority: choiceSchema(priorities, 'Say how soon'),
});

const gate = choiceSchema(gateAnswers, 'Answer this before you go on').optional();

const visitSchema = z.strictObject({
  outcome: choiceSchema(visitOutcomes, 'Say what came of the visit'),
  whyNot: optionalTextSchema,
  safeToTalk: gate,
  ownChoice: gate,
  otherPersonAway: gate,
  noRightOfEntry: gate,
  riskTool: choiceSchema(riskTools, 'Say which tool was used').optional(),
  riskVersion: optionalLineSchema,
  riskOn: daySchema.optional(),
  riskBy: optionalLineSchema,
  riskGrade: choiceSchema(riskGrades, 'Give the grade as it was given').optional(),
  riskBasis: choiceSchema(riskBases, 'Say how it was given').optional(),
  checklist: checklistSchema.optional(),
  works: z.array(workSchema).optional(),
  fireVisit: choiceSchema(fireVisits, 'Say whether the fire service should visit').optional(),
  fireOn: daySchema.optional(),
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

const assessed: FieldCondition = { field: 'outcome', is: ['assessed'] };
const graded: FieldCondition = { field: 'riskTool', is: ['dash', 'dara', 'other'] };

export const visited = defineEntryType({
  title: 'Visit',
  body: visitSchema,
  writers: ['assessor', 'coordinator'],
  adds: 'visits',
  itemStatus: 'made',
  guards: [gatesHold, wayOutBlocked, fireThreat],
  initial: () => ({ outcome: 'assessed' }),
  pages: [
    {
      title: 'Before anything else',
      fields: [
        { key: 'outcome', label: 'The visit', input: 'choice', choices: visitOutcomes },
        {
          key: 'whyNot',
          label: 'What happened',
          input: 'text',
          when: { field: 'outcome', is: ['no-entry', 'not-safe', 'declined'] },
          guarded: true,
        },
        {
          key: 'safeToTalk',
          label: 'Safe to talk: nobody can hear',
          input: 'choice',
          choices: gateAnswers,
          when: assessed,
        },
        { key: 'ownChoice', label: 'It is their own choice', input: 'choice', choices: gateAnswers, when: assessed },
        {
          key: 'otherPersonAway',
          label: 'The other person is not there and does not live there',
          input: 'choice',
          choices: gateAnswers,
          when: assessed,
        },
        {
          key: 'noRightOfEntry',
          label: 'The other person has no right of entry',
          input: 'choice',
          choices: gateAnswers,
          when: assessed,
        },
      ],
    },
    {
      title: 'Grade given by others',
      when: assessed,
      fields: [
        {
          key: 'riskTool',
          label: 'Tool',
          hint: 'Copied as it was given, never worked out here',
          input: 'choice',
          choices: riskTools,
        },
        { key: 'riskVersion', label: 'Version', input: 'line', when: graded, optional: true },
        { key: 'riskOn', label: 'Date', input: 'date', when: graded },
        { key: 'riskBy', label: 'Given by', input: 'line', when: graded, guarded: true },
        { key: 'riskGrade', label: 'Grade', input: 'choice', choices: riskGrades, when: graded },
        { key: 'riskBasis', label: 'How', input: 'choice', choices: riskBases, when: graded },
      ],
    },
    {
      title: 'Checklist',
      when: assessed,
      fields: [
        {
          key: 'checklist',
          label: 'Checklist',
          input: 'checklist',
          areas: checklistAreas,
          answers: checkAnswers,
          noteFor: ['action', 'refused', 'no', 'unknown'],
          guarded: true,
        },
      ],
    },
    {
      title: 'Works',
      when: assessed,
      fields: [
        {
          key: 'works',
          label: 'Works',
          input: 'rows',
          add: 'Add a line',
          noun: 'Line',
          optional: true,
          guarded: true,
          fields: [
            { key: 'where', label: 'Where', input: 'line' },
            { key: 'work', label: 'What', input: 'text' },
            { key: 'priority', label: 'How soon', input: 'choice', choices: priorities },
          ],
        },
        { key: 'fireVisit', label: 'Fire service visit', input: 'choice', choices: fireVisits },
        {
          key: 'fireOn',
          label: 'Asked for or done on',
          input: 'date',
          when: { field: 'fireVisit', is: ['asked', 'done'] },
        },
        {
          key: 'attachments',
          label: 'Photos',
          hint: 'Taken in this page only. No faces, no papers',
          input: 'photos',
          optional: true,
        },
        { key: 'notes', label: 'Notes', input: 'text', optional: true, guarded: true },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(visitOutcomes, outcome) ?? 'Visit',
  example: {
    outcome: 'assessed',
    safeToTalk: 'yes',
    ownChoice: 'yes',
    otherPersonAway: 'yes',
    noRightOfEntry: 'yes',
    riskTool: 'dash',
    riskVersion: '2009',
    riskOn: '2026-11-19',
    riskBy: 'Eastmere outreach',
    riskGrade: 'high',
    riskBasis: 'score',
    checklist: {
      'front-frame': { answer: 'sound' },
      'front-lock': { answer: 'action', note: 'Anti-snap cylinder' },
      'letterbox-fire': { answer: 'action' },
      'escape-keyless': { answer: 'yes' },
      'escape-works': { answer: 'yes' },
    },
    works: [{ where: 'Front door', work: 'Anti-snap cylinder, BS 3621', priority: '48-hours' }],
    fireVisit: 'asked',
    fireOn: '2026-11-23',
  },
});
