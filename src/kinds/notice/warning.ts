// The Community Protection Warning: written, served, and checked when its time has ended.
import { dateWords } from '#domain/format-moment.ts';
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import { daySchema } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { examplePaper } from '../paper.ts';
import { findings } from './choices.ts';
import { soleItem } from './clocks.ts';
import { dueAfterTime, duePassed, evidenceNotYet, noMoreTime } from './day-guards.ts';
import { fromIncidents } from './incident-words.ts';
import { authorityOver, inWords, issuerPage, issueShape, noTimeGiven, requirementsPage, testPage } from './issue.ts';
import { concerning } from './lifecycle.ts';
import { otherPersonsConduct, tooYoung } from './recipient-guards.ts';
import { foundField, foundSchema, timeOnStop } from './requirements.ts';
import { servicePage, serviceRules, serviceSchema, serviceStart, serviceWords } from './service.ts';
import { checkedEarly, requirementRows } from './warning-rules.ts';

const incidentSchema = z.strictObject({
  on: daySchema,
  time: optionalLineSchema,
  what: lineSchema('Say what happened'),
});

const warningSchema = z.strictObject({
  ...issueShape,
  incidents: z.array(incidentSchema, 'Add at least one incident').min(1, 'Add at least one incident').max(100),
  affected: lineSchema('Say who is affected'),
  considerations: optionalTextSchema,
});

export const warningIssued = defineEntryType({
  title: 'Warning issued',
  body: warningSchema,
  writers: ['officer', 'manager'],
  adds: 'warnings',
  issued: true,
  reference: 'CPW',
  paper: {
    title: 'Community Protection Warning',
    load: async () => (await import('./papers/warning.ts')).warningPaper,
  },
  guards: [
    tooYoung('warn'),
    otherPersonsConduct('warn'),
    inWords,
    timeOnStop,
    duePassed('43(5)(b)', 'warn'),
    dueAfterTime,
    authorityOver,
    noTimeGiven,
  ],
  initial: ({ state }) => ({ ...fromIncidents(state), jointly: 'none', paperFrom: 'made' }),
  pages: [
    {
      title: 'What happened',
      fields: [
        {
          key: 'incidents',
          label: 'Incidents',
          hint: 'At least two dates, or say on the next page why it is continuing',
          input: 'rows',
          add: 'Add an incident',
          noun: 'Incident',
          fields: [
            { key: 'on', label: 'Date', input: 'date' },
            { key: 'time', label: 'Time', input: 'line', optional: true },
            { key: 'what', label: 'What happened', input: 'line' },
          ],
        },
        {
          key: 'affected',
          label: 'Who is affected',
          hint: 'Neighbours, shops, park users. No names of victims',
          input: 'line',
        },
        { key: 'considerations', label: 'Vulnerability or equality needs considered', input: 'text', optional: true },
      ],
    },
    testPage,
    requirementsPage,
    issuerPage,
  ],
  summarise: ({ reference, complianceDate }) =>
    [reference ?? 'Warning', complianceDate && `time given until ${dateWords(complianceDate)}`]
      .filter(Boolean)
      .join(', '),
  example: {
    reference: 'CPW 26-7K-0412',
    paperFrom: 'made',
    attachments: [examplePaper],
    incidents: [
      { on: '2026-10-24', time: '23:40', what: 'Amplified music heard in three gardens' },
      { on: '2026-10-31', what: 'Music until 02:30, two calls' },
    ],
    affected: 'Neighbours on both sides and opposite',
    conduct: 'Playing amplified music late at night with windows open',
    effect: 'Neighbours cannot sleep; one child has missed school',
    whyPersistent: 'Four weekends running, after two visits',
    whyUnreasonable: 'Asked to stop on each occasion, with no reason given',
    requirements: [
      { type: 'stop', text: 'Stop playing music that can be heard outside the property between 23:00 and 07:00' },
      {
        type: 'achieve',
        text: 'Take reasonable steps to keep visitors from causing noise in the street',
        due: '2026-11-20',
      },
    ],
    complianceDate: '2026-11-23',
    issuerRole: 'Community Protection Officer',
    organisation: 'Eastmere Borough Council',
    authority: 'CP/2026/07',
    authorityExpires: '2027-03-31',
    jointly: 'kent-police',
  },
});

export const warningServed = defineEntryType({
  title: 'Warning served',
  body: serviceSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('warnings', 'warning-served'),
  ...serviceRules,
  initial: (start) => serviceStart(start, 'warnings'),
  pages: [servicePage('warnings', 'warning')],
  summarise: serviceWords,
  example: {
    item: '0192f0c1-7e00-7000-8000-000000000001',
    method: 'by-hand',
    handedTo: 'Sam Example',
    signatureOutcome: 'refused',
  },
});

const checkedSchema = z.strictObject({
  item: z.uuid('Choose the warning'),
  finding: choiceSchema(findings, 'Say what you found'),
  evidenceOn: daySchema,
  extendedTo: daySchema.optional(),
  requirements: foundSchema.optional(),
  evidence: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

export const checked = defineEntryType({
  title: 'Compliance check',
  body: checkedSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('warnings', 'checked'),
  guards: [checkedEarly, noMoreTime, evidenceNotYet],
  initial: ({ state, item, now }) => {
    const warning = item ?? soleItem(state, 'warnings', ['served', 'not-complied']);
    return { item: warning, evidenceOn: dayOfInstant(now), requirements: requirementRows(state, warning) };
  },
  pages: [
    {
      title: 'Compliance check',
      fields: [
        { key: 'item', label: 'Which warning?', input: 'item', list: 'warnings', statuses: ['served', 'not-complied'] },
        { key: 'finding', label: 'What did you find?', input: 'choice', choices: findings },
        { key: 'evidenceOn', label: 'Date of the evidence', input: 'date' },
        {
          key: 'extendedTo',
          label: 'More time until',
          input: 'date',
          days: [7, 14],
          when: { field: 'finding', is: ['extended'] },
        },
        { ...foundField, optional: true },
        { key: 'evidence', label: 'Evidence', input: 'text', when: { field: 'finding', is: ['not-complied'] } },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
      ],
    },
  ],
  summarise: ({ finding }) => labelOf(findings, finding) ?? 'Checked',
  example: {
    item: '0192f0c1-7e00-7000-8000-000000000001',
    finding: 'not-complied',
    evidenceOn: '2026-11-24',
    requirements: [{ requirement: 'Stop playing music that can be heard outside', met: 'not-met' }],
    evidence: 'Music heard from the pavement at 23:50',
  },
});
