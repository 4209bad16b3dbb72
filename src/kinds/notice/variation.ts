// Changing a notice in force. The power is implied (Stannard v CPS [2019] EWHC 84 (Admin)): who asked, who decided and why is kept.
import { z } from 'zod';
import { choiceSchema, labelWithin } from '#domain/choice.ts';
import { textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { rowsAt } from './appeal-effect.ts';
import { variationAskers, variationOutcomes } from './choices.ts';
import { itemNamed, parentOf, soleItem } from './clocks.ts';
import { duePassed } from './day-guards.ts';
import { EXAMPLE } from './examples.ts';
import { concerning } from './lifecycle.ts';
import { requirementsField, requirementsSchema, timeOnStop } from './requirements.ts';
import { servicePage, serviceRules, serviceSchema, serviceStart, serviceWords } from './service.ts';

const LIVE = ['served', 'appealed'];

const requestedSchema = z.strictObject({
  item: z.uuid('Choose the notice'),
  asker: choiceSchema(variationAskers, 'Say who asks'),
  wanted: textSchema('Say what should change and why'),
});

export const variationRequested = defineEntryType({
  title: 'Variation asked for',
  body: requestedSchema,
  writers: ['officer', 'manager'],
  adds: 'variations',
  concerns: concerning('notices', 'variation-requested'),
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'notices', LIVE), asker: 'recipient' }),
  pages: [
    {
      title: 'Variation asked for',
      fields: [
        { key: 'item', label: 'Of which notice?', input: 'item', list: 'notices', statuses: LIVE },
        { key: 'asker', label: 'Who asks?', input: 'choice', choices: variationAskers },
        { key: 'wanted', label: 'What should change, and why', input: 'text' },
      ],
    },
  ],
  summarise: ({ asker }) => `Asked for by ${labelWithin(variationAskers, asker) ?? 'somebody'}`,
  example: { item: EXAMPLE.notice, asker: 'recipient', wanted: 'Works nights now; asks for other hours' },
});

const decidedSchema = z.strictObject({
  item: z.uuid('Choose what was asked for'),
  outcome: choiceSchema(variationOutcomes, 'Say what is decided'),
  reason: textSchema('Say why'),
  requirements: requirementsSchema.optional(),
});

export const variationDecided = defineEntryType({
  title: 'Variation decided',
  body: decidedSchema,
  writers: ['manager'],
  concerns: concerning('variations', 'variation-decided'),
  guards: [timeOnStop, duePassed('43(8)', 'block')],
  initial: ({ state, item, now }) => {
    const variation = item ?? soleItem(state, 'variations', ['open']);
    const notice = itemNamed(state, 'notices', parentOf(state, 'variations', variation));
    return { item: variation, ...(notice && { requirements: rowsAt(state, notice, now) }) };
  },
  pages: [
    {
      title: 'Decide the variation',
      fields: [
        { key: 'item', label: 'Which one?', input: 'item', list: 'variations', statuses: ['open'] },
        { key: 'outcome', label: 'Decision', input: 'choice', choices: variationOutcomes },
        { key: 'reason', label: 'Why', input: 'text' },
        {
          ...requirementsField,
          label: 'Requirements from now on',
          when: { field: 'outcome', is: ['varied'] },
        },
      ],
    },
  ],
  summarise: ({ outcome }) => (outcome === 'refused' ? 'Refused' : 'Varied, to be served'),
  example: {
    item: EXAMPLE.variation,
    outcome: 'varied',
    reason: 'The neighbours agree to other hours',
    requirements: [{ type: 'stop', text: 'Stop playing music that can be heard outside between 22:00 and 08:00' }],
  },
});

export const variationServed = defineEntryType({
  title: 'Variation served',
  body: serviceSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('variations', 'variation-served'),
  ...serviceRules,
  initial: (start) => serviceStart(start, 'variations', ['varied']),
  pages: [servicePage('variations', 'variation', ['varied'])],
  summarise: serviceWords,
  example: { item: EXAMPLE.variation, method: 'by-hand', handedTo: 'Sam Example', signatureOutcome: 'signed' },
});
