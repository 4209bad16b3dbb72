// Work in default (s.47): without consent only on land open to the air; elsewhere with it; its reasonable cost can be recovered.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import type { Entry } from '#domain/entry.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordItem } from '#domain/record.ts';
import { lineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { act } from './act.ts';
import { breachedRequirements, underAppeal } from './appeal-effect.ts';
import { noOffence } from './breach-guards.ts';
import { consents, workLands, workOwners } from './choices.ts';
import { itemNamed, parentOf, soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { concerning } from './lifecycle.ts';
import { consequenceOfOver } from './notice-over.ts';

const OPEN = ['open', 'consented', 'refused'];
const pounds = (message: string) => z.int(message).min(1, message).max(1_000_000, 'Check the amount');

interface Context extends GuardContext {
  readonly entry: Entry;
}

interface About {
  readonly item?: string | undefined;
}

const noticedSchema = z.strictObject({
  item: z.uuid('Choose the breach'),
  work: textSchema('Say what is to be done'),
  land: choiceSchema(workLands, 'Say where the work is'),
  owner: choiceSchema(workOwners, 'Say whose the premises are').optional(),
  efforts: optionalTextSchema,
  estimatePounds: pounds('Give the estimate in whole pounds').optional(),
});

const elsewhere = { field: 'land', is: ['elsewhere'] };

export const remedialNoticed = defineEntryType({
  title: 'Remedial action',
  body: noticedSchema,
  writers: ['officer', 'manager'],
  adds: 'remedials',
  concerns: concerning('breaches', 'remedial-noticed'),
  guards: [noOffence, consequenceOfOver, workWhileAppealed],
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'breaches', ['evidenced', 'penalty', 'remedial']) }),
  pages: [
    {
      title: 'Remedial action',
      fields: [
        {
          key: 'item',
          label: 'For which breach?',
          input: 'item',
          list: 'breaches',
          statuses: ['evidenced', 'penalty', 'remedial', 'prosecution'],
        },
        { key: 'work', label: 'What is to be done', input: 'text' },
        { key: 'land', label: 'Where is it?', input: 'choice', choices: workLands },
        { key: 'owner', label: 'Whose are the premises?', input: 'choice', choices: workOwners, when: elsewhere },
        {
          key: 'efforts',
          label: 'Efforts to reach the owner',
          input: 'text',
          when: { field: 'owner', is: ['not-found'] },
        },
        { key: 'estimatePounds', label: 'Estimated cost', input: 'count', unit: '£', least: 1, when: elsewhere },
      ],
    },
  ],
  summarise: ({ land }) => (land === 'elsewhere' ? 'Consent asked for' : 'On land open to the air'),
  example: {
    item: EXAMPLE.breach,
    work: 'Clear the waste from the yard and board the opening',
    land: 'elsewhere',
    owner: 'recipient',
    estimatePounds: 340,
  },
});

const consentSchema = z.strictObject({
  item: z.uuid('Choose the work'),
  outcome: choiceSchema(consents, 'Say whether consent was given'),
  who: lineSchema('Say who answered'),
});

export const remedialConsent = defineEntryType({
  title: 'Consent to remedial action',
  body: consentSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('remedials', 'remedial-consent'),
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'remedials', OPEN) }),
  pages: [
    {
      title: 'Consent',
      fields: [
        { key: 'item', label: 'To which work?', input: 'item', list: 'remedials', statuses: OPEN },
        {
          key: 'outcome',
          label: 'Was consent given?',
          hint: 'By the recipient, and by the owner where that is somebody else who could be reached',
          input: 'choice',
          choices: consents,
        },
        { key: 'who', label: 'Who answered', input: 'line' },
      ],
    },
  ],
  summarise: ({ outcome }) => labelOf(consents, outcome) ?? 'Consent',
  example: { item: EXAMPLE.remedial, outcome: 'consented', who: 'Sam Example' },
});

const withoutConsent = ({ item }: About, { state }: Context): readonly GuardFinding[] => {
  const work = itemNamed(state, 'remedials', item);
  if (!work || work.values.land !== 'elsewhere' || work.status === 'consented') return [];
  return [
    {
      code: 'no-consent',
      source: act('47'),
      message:
        'Off land open to the air the work needs consent: of the recipient, and of the owner if that is somebody else.',
      level: 'block',
    },
  ];
};

/** s.46(3): while an appeal runs, a “do” or “achieve” has no effect, so there is nothing for the council to do in its place. */
const whileAppealed = (breach: RecordItem | undefined, { state, entry, law }: Context): readonly GuardFinding[] => {
  const notice = breach && itemNamed(state, 'notices', parentOf(state, 'breaches', breach.id));
  const instant = momentSortKey(entry.at);
  const waits =
    notice &&
    breachedRequirements(state, breach).some((each) => underAppeal(state, notice, each, instant, law) === 'suspended');
  return waits
    ? [
        {
          code: 'work-while-appealed',
          source: act('46(3) and 47'),
          message: 'What was required has no effect while an appeal is in progress. Wait until it has ended.',
          level: 'block',
          field: 'at',
        },
      ]
    : [];
};

function workWhileAppealed({ item }: About, context: Context): readonly GuardFinding[] {
  return whileAppealed(itemNamed(context.state, 'breaches', item), context);
}

const doneWhileAppealed = ({ item }: About, context: Context): readonly GuardFinding[] =>
  workWhileAppealed({ item: parentOf(context.state, 'remedials', item) }, context);

const doneSchema = z.strictObject({
  item: z.uuid('Choose the work'),
  done: textSchema('Say what was done'),
  attachments: z.array(attachmentSchema).optional(),
});

export const remedialDone = defineEntryType({
  title: 'Remedial action done',
  body: doneSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('remedials', 'remedial-done'),
  judgedAgain: true,
  guards: [withoutConsent, doneWhileAppealed],
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'remedials', OPEN) }),
  pages: [
    {
      title: 'Work done',
      fields: [
        { key: 'item', label: 'Which work?', input: 'item', list: 'remedials', statuses: OPEN },
        { key: 'done', label: 'What was done', input: 'text' },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
      ],
    },
  ],
  summarise: () => 'Done',
  example: { item: EXAMPLE.remedial, done: 'Waste cleared, opening boarded' },
});

const costsSchema = z.strictObject({
  item: z.uuid('Choose the work'),
  costPounds: pounds('Give the cost in whole pounds'),
  details: textSchema('Say what it is made of'),
});

export const remedialCosts = defineEntryType({
  title: 'Costs of remedial action claimed',
  body: costsSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('remedials', 'remedial-costs'),
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'remedials', ['done']) }),
  pages: [
    {
      title: 'Costs',
      fields: [
        { key: 'item', label: 'Of which work?', input: 'item', list: 'remedials', statuses: ['done'] },
        { key: 'costPounds', label: 'Reasonable cost', input: 'count', unit: '£', least: 1 },
        { key: 'details', label: 'What it is made of', input: 'text' },
      ],
    },
  ],
  summarise: ({ costPounds }) => (costPounds === undefined ? 'Costs claimed' : `£${costPounds} claimed`),
  example: { item: EXAMPLE.remedial, costPounds: 320, details: 'Two people, half a day, one load to the tip' },
});
