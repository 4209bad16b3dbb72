// The Community Protection Notice: it follows a warning, carries its requirements, and is judged against section 43.
import { dateWords } from '#domain/format-moment.ts';
import { z } from 'zod';
import { choiceSchema } from '#domain/choice.ts';
import { idSchema } from '#domain/id.ts';
import { daySchema } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { examplePaper } from '../paper.ts';
import { notApproved } from './approval.ts';
import { consultedChoices, warningSources } from './choices.ts';
import { addMonths, itemNamed, itemsOf, soleItem } from './clocks.ts';
import { daysGoneAtService, dueInWarning, duePassed, endsBefore } from './day-guards.ts';
import { explanationDraft, explanationOld } from './explanation-guards.ts';
import { concerning } from './lifecycle.ts';
import { liveNotice, warningFollowedBefore } from './live-notice-guards.ts';
import { authorityOver, inWords, issuerPage, issueShape, noTimeGiven, requirementsPage, testPage } from './issue.ts';
import {
  consultedLate,
  FOLLOWED,
  freshEvidence,
  noneUnmet,
  nothingContinues,
  otherWarningDays,
  recipientCorrected,
  requirementMet,
  requirementsChanged,
  timeOver,
  warningFollowed,
  warningOld,
  warningsServed,
} from './notice-guards.ts';
import { ageUnknown, controlInWords, otherPersonsConduct, tooYoung } from './recipient-guards.ts';
import { foundField, foundSchema, timeOnStop } from './requirements.ts';
import { servicePageWith, serviceRules, serviceSchema, serviceStart, serviceWords } from './service.ts';
import { continuingRows, takenOver } from './warning-rules.ts';

const consultationSchema = z.strictObject({
  who: lineSchema('Say who was told'),
  how: optionalLineSchema,
  on: daySchema,
  response: optionalTextSchema,
});

const noticeSchema = z.strictObject({
  ...issueShape,
  warningSource: choiceSchema(warningSources, 'Say which warning it follows'),
  follows: z.array(idSchema).optional(),
  otherReference: optionalLineSchema,
  otherAgency: optionalLineSchema,
  otherServedOn: daySchema.optional(),
  otherTimeEnded: daySchema.optional(),
  sameRecipient: z.boolean().optional(),
  evidenceOn: daySchema,
  evidence: textSchema('Say what shows that the effect continues'),
  continuing: foundSchema.optional(),
  endsOn: daySchema.optional(),
  consulted: choiceSchema(consultedChoices, 'Say whether anybody was told before issue'),
  consultations: z.array(consultationSchema).optional(),
  consultedNobodyWhy: optionalTextSchema,
  explanation: lineSchema('Give the version of the explanation of sections 46 to 51 that goes with it'),
});

const ours = { field: 'warningSource', is: ['ours'] };
const theirs = { field: 'warningSource', is: ['other-agency'] };

export const noticeIssued = defineEntryType({
  title: 'Notice issued',
  body: noticeSchema,
  writers: ['officer', 'manager'],
  adds: 'notices',
  issued: true,
  reference: 'CPN',
  paper: { title: 'Community Protection Notice', load: async () => (await import('./papers/notice.ts')).noticePaper },
  guards: [
    tooYoung('block'),
    ageUnknown,
    otherPersonsConduct('block'),
    controlInWords,
    warningFollowed,
    warningsServed,
    recipientCorrected,
    otherWarningDays,
    timeOver,
    freshEvidence,
    nothingContinues,
    noneUnmet,
    inWords,
    requirementsChanged,
    requirementMet,
    warningOld,
    liveNotice,
    warningFollowedBefore,
    timeOnStop,
    duePassed('43(8)', 'block'),
    dueInWarning,
    endsBefore,
    noTimeGiven,
    consultedLate,
    authorityOver,
    explanationOld,
    explanationDraft,
  ],
  initial: ({ state, law, now, item }) => {
    const warning = item ?? soleItem(state, 'warnings', FOLLOWED);
    return {
      warningSource: itemsOf(state, 'warnings').length > 0 ? 'ours' : 'other-agency',
      ...(warning && { follows: [warning] }),
      ...takenOver(itemsOf(state, 'warnings').find(({ id }) => id === warning)),
      continuing: continuingRows(state, warning),
      evidenceOn: dayOfInstant(now),
      endsOn: addMonths(dayOfInstant(now), law.noticeExpiryMonths),
      explanation: law.explanationVersion,
      jointly: 'none',
      paperFrom: 'made',
    };
  },
  pages: [
    {
      title: 'The warning it follows',
      fields: [
        { key: 'warningSource', label: 'Which warning does it follow?', input: 'choice', choices: warningSources },
        { key: 'follows', label: 'Warnings', input: 'items', list: 'warnings', statuses: FOLLOWED, when: ours },
        { key: 'otherReference', label: 'Reference of that warning', input: 'line', when: theirs },
        { key: 'otherAgency', label: 'Who gave it', input: 'line', when: theirs },
        { key: 'otherServedOn', label: 'Day it was given', input: 'date', when: theirs },
        { key: 'otherTimeEnded', label: 'Its time ended on', input: 'date', when: theirs },
        { key: 'sameRecipient', label: 'It was given to the same person or body', input: 'checkbox', when: theirs },
      ],
    },
    {
      title: 'It still continues',
      fields: [
        {
          key: 'evidenceOn',
          label: 'Date of the evidence',
          hint: 'After the time given by the warning',
          input: 'date',
        },
        { key: 'evidence', label: 'What shows that the effect continues', input: 'text' },
        {
          ...foundField,
          key: 'continuing',
          label: 'What the warning asked, one by one',
          hint: 'As the last check found it',
          optional: true,
          when: ours,
        },
      ],
    },
    testPage,
    {
      ...requirementsPage,
      fields: [
        ...requirementsPage.fields,
        {
          key: 'endsOn',
          label: 'The notice ends on',
          hint: 'Unless it is varied or discharged before',
          input: 'date',
          days: [],
          optional: true,
        },
      ],
    },
    {
      title: 'Told before issue',
      fields: [
        { key: 'consulted', label: 'Who was told before issue? (s.43(6))', input: 'choice', choices: consultedChoices },
        {
          key: 'consultations',
          label: 'Told',
          input: 'rows',
          add: 'Add a person or body',
          noun: 'Person or body',
          when: { field: 'consulted', is: ['yes'] },
          fields: [
            { key: 'who', label: 'Who', input: 'line' },
            { key: 'on', label: 'When', input: 'date' },
            { key: 'how', label: 'How', input: 'line', optional: true },
            { key: 'response', label: 'What they said', input: 'text', optional: true },
          ],
        },
        {
          key: 'consultedNobodyWhy',
          label: 'Why was nobody appropriate?',
          input: 'text',
          when: { field: 'consulted', is: ['nobody'] },
        },
        {
          key: 'explanation',
          label: 'Explanation of sections 46 to 51',
          hint: 'The version of the council’s wording that goes with this notice (s.43(7)(b))',
          input: 'line',
        },
      ],
    },
    issuerPage,
  ],
  summarise: ({ reference, complianceDate }) =>
    [reference ?? 'Notice', complianceDate && `comply by ${dateWords(complianceDate)}`].filter(Boolean).join(', '),
  example: {
    reference: 'CPN 26-7K-0014',
    paperFrom: 'made',
    attachments: [examplePaper],
    warningSource: 'ours',
    follows: ['0192f0c1-7e00-7000-8000-000000000001'],
    evidenceOn: '2026-11-24',
    evidence: 'Music heard from the pavement at 23:50; recording by the neighbour',
    conduct: 'Playing amplified music late at night with windows open',
    effect: 'Neighbours cannot sleep; one child has missed school',
    whyPersistent: 'It went on after the warning and the time it gave',
    whyUnreasonable: 'Asked to stop on each occasion, with no reason given',
    requirements: [
      { type: 'stop', text: 'Stop playing music that can be heard outside the property between 23:00 and 07:00' },
    ],
    continuing: [{ requirement: 'Stop playing music that can be heard outside', met: 'not-met' }],
    complianceDate: '2026-12-08',
    endsOn: '2027-11-24',
    consulted: 'yes',
    consultations: [{ who: 'Housing association', on: '2026-11-20', how: 'By telephone', response: 'No objection' }],
    explanation: 'Draft',
    issuerRole: 'Community Protection Officer',
    organisation: 'Eastmere Borough Council',
    authority: 'CP/2026/07',
    authorityExpires: '2027-03-31',
    jointly: 'none',
  },
});

export const noticeServed = defineEntryType({
  title: 'Notice served',
  body: serviceSchema.extend({ urgentReason: optionalTextSchema }),
  writers: ['officer', 'manager'],
  concerns: concerning('notices', 'notice-served'),
  ...serviceRules,
  judgedAgain: true,
  guards: [...serviceRules.guards, notApproved, daysGoneAtService],
  initial: (start) => serviceStart(start, 'notices', ['open', 'approved']),
  // Asked only where the council approves notices first, and this one is not approved.
  spares: ({ state, item, working }) => {
    const served = itemNamed(state, 'notices', item ?? soleItem(state, 'notices', ['open', 'approved']));
    return working.approvalBeforeIssue && served?.status !== 'approved' ? [] : ['urgentReason'];
  },
  pages: [
    servicePageWith('notices', 'notice', ['open', 'approved'], {
      key: 'urgentReason',
      label: 'If it could not wait for approval: why',
      hint: 'Your council approves notices first. Your manager reads this',
      input: 'text',
      optional: true,
    }),
  ],
  summarise: serviceWords,
  example: {
    item: '0192f0c1-7e00-7000-8000-000000000002',
    method: 'left',
    servedAt: '3 Sample Court, Eastmere',
    signatureOutcome: 'not-present',
  },
});
