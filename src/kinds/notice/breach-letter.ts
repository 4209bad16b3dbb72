// A letter about a breach: it has no number of its own and names the notice. It is no service (s.55): nothing runs from it.
import { labelOf } from '#domain/choice.ts';
import type { Entry } from '#domain/entry.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { examplePaper, paperFields } from '../paper.ts';
import { noOffence } from './breach-guards.ts';
import { letterSchema, type Letter } from './breach-letter-body.ts';
import { readCase } from './case.ts';
import { letterAims, letterWays } from './choices.ts';
import { dayOfLine, itemNamed, soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { concerning } from './lifecycle.ts';
import { noticeOver } from './notice-over.ts';

/** Breaches that there is evidence of: the letter says so. */
const EVIDENCED = ['evidenced', 'penalty', 'remedial', 'prosecution', 'closed'];
const LETTER_RULE = 'Council rule: a letter about a breach says what is so on its day';

interface Context extends GuardContext {
  readonly entry: Entry;
}

/** It says that there was a breach without excuse, unless it says that nothing follows. */
const nothingToAllege = (letter: Letter, context: Context): readonly GuardFinding[] =>
  letter.aim === 'no-action' ? [] : noOffence(letter, context);

const noTimeToReply = ({ replyBy }: Letter, { entry }: Context): readonly GuardFinding[] =>
  replyBy !== undefined && replyBy <= dayOfLine(entry)
    ? [
        {
          code: 'no-time-to-reply',
          source: LETTER_RULE,
          message: 'The day to reply by is the day of the letter or before it. Give them time to answer.',
          level: 'block',
          field: 'replyBy',
        },
      ]
    : [];

/** Nobody is to be written to by accident about a notice that was quashed or ended meanwhile. */
const letterAboutOver = noticeOver(
  LETTER_RULE,
  'The notice is not in force any more. Be sure that they should still be written to about it.',
);

export const breachLetterSent = defineEntryType({
  title: 'Letter about a breach',
  body: letterSchema,
  writers: ['officer', 'manager'],
  paper: {
    title: 'Letter about a breach',
    load: async () => (await import('./papers/breach-letter.ts')).breachLetterPaper,
  },
  concerns: concerning('breaches', 'breach-letter-sent'),
  judgedAgain: true,
  guards: [nothingToAllege, noTimeToReply, letterAboutOver],
  initial: ({ state, item }) => {
    const breach = itemNamed(state, 'breaches', item ?? soleItem(state, 'breaches', EVIDENCED));
    const { address } = readCase(state.details);
    return {
      ...(breach && { item: breach.id }),
      ...(typeof breach?.values.what === 'string' && { what: breach.values.what }),
      ...(address && { sentTo: address }),
      paperFrom: 'made',
    };
  },
  pages: [
    {
      title: 'The letter',
      fields: [
        { key: 'item', label: 'About which breach?', input: 'item', list: 'breaches', statuses: EVIDENCED },
        { key: 'what', label: 'What happened', hint: 'It is printed as you write it', input: 'text' },
        { key: 'aim', label: 'What is the letter for?', input: 'choice', choices: letterAims },
        { key: 'replyBy', label: 'They are asked to reply by', input: 'date', when: { field: 'aim', is: ['explain'] } },
        {
          key: 'follows',
          label: 'What follows',
          hint: 'It is printed as you write it',
          input: 'text',
          when: { field: 'aim', is: ['follows'] },
        },
      ],
    },
    {
      title: 'From whom, and how it is sent',
      fields: [
        { key: 'issuerRole', label: 'Your role', input: 'line', remember: true },
        { key: 'organisation', label: 'Organisation', input: 'line', remember: true },
        { key: 'way', label: 'How it is sent', input: 'choice', choices: letterWays },
        {
          key: 'sentTo',
          label: 'To which address',
          input: 'text',
          when: { field: 'way', is: ['posted', 'left'] },
        },
        ...paperFields,
      ],
    },
  ],
  summarise: ({ aim, replyBy }) =>
    [labelOf(letterAims, aim) ?? 'Letter', replyBy && `by ${dateWords(replyBy)}`].filter(Boolean).join(', '),
  example: {
    item: EXAMPLE.breach,
    what: 'Amplified music heard from the pavement at 23:50',
    aim: 'explain',
    replyBy: '2027-01-12',
    way: 'posted',
    sentTo: '3 Sample Court, Eastmere',
    issuerRole: 'Community Protection Officer',
    organisation: 'Eastmere Borough Council',
    paperFrom: 'made',
    attachments: [examplePaper],
  },
});
