// Cases as they go: to an unpaid penalty after an appeal, to one that was paid, under appeal now, complied with, and put right by a check.
import { addDays } from '#domain/calendar.ts';
import type { JsonObject } from '#domain/json.ts';
import { referenceText } from '#domain/reference.ts';
import type { Story, StoryLine, StoryWorld } from '../story.ts';

type Body = (told: StoryWorld) => JsonObject;
const line = (day: number, type: string, body: Body): StoryLine => ({ day, time: '15:20', type, body });

const referenceOf = (letters: string, day: string, count: number): string =>
  referenceText({ letters, year: Number(day.slice(0, 4)), prefix: 'ED', count });

const MUSIC = 'Stop playing music that can be heard outside the property between 23:00 and 07:00';
const YARD = 'Clear the yard of waste and keep it clear';
const required = (due: string) => [
  { type: 'stop', text: MUSIC },
  { type: 'do', text: YARD, due },
];
const found = (met: string) => [MUSIC, YARD].map((requirement) => ({ requirement, met }));

const test = {
  conduct: 'Playing amplified music late at night with windows open, and keeping waste in the yard',
  effect: 'Neighbours on both sides cannot sleep and keep their windows shut',
  whyPersistent: 'Four weekends running, after two visits',
  whyUnreasonable: 'Asked to stop on each occasion, with no reason given',
};
const issuer = (expires: string) => ({
  issuerRole: 'Community Protection Officer',
  organisation: 'Eastmere Borough Council',
  authority: 'CP/2026/07',
  authorityExpires: expires,
});
const byHand = { method: 'by-hand', handedTo: 'The occupier', signatureOutcome: 'refused' };

/** Everybody their own: an equal one would make all of them likely to be the same person. */
const birthOf = (n: number): string => addDays('1988-03-14', -97 * n);

/** Lines 0 to 2: the case, the warning and its service on day 0, with 14 days given. */
const warned = (n: number, recipientName: string, jointly: string): readonly StoryLine[] => [
  line(0, 'logged', ({ place }) => ({
    reason: 'noise',
    place,
    complaint: `C-22${n}`,
    recipientType: 'individual',
    recipientName,
    ageBasis: 'seen',
    dateOfBirth: birthOf(n),
    address: `${n} Sample Court, Eastmere`,
    conductBy: 'recipient',
  })),
  line(0, 'warning-issued', ({ day }) => ({
    reference: referenceOf('CPW', day(0), n),
    incidents: [
      { on: day(-9), time: '23:40', what: 'Amplified music heard in three gardens' },
      { on: day(-2), what: 'Music until 02:30, two calls' },
    ],
    affected: 'Neighbours on both sides and opposite',
    ...test,
    requirements: required(day(14)),
    complianceDate: day(14),
    ...issuer(day(300)),
    jointly,
  })),
  line(0, 'warning-served', ({ entry }) => ({ item: entry(1), ...byHand })),
];

/** Lines 3 to 5: still continuing on day 16, the notice on day 17. */
const noticed = (n: number): readonly StoryLine[] => [
  line(16, 'checked', ({ entry, day }) => ({
    item: entry(1),
    finding: 'not-complied',
    evidenceOn: day(16),
    requirements: found('not-met'),
    evidence: 'Music heard from the pavement at 23:50; the waste is as it was',
  })),
  line(17, 'notice-issued', ({ entry, day }) => ({
    reference: referenceOf('CPN', day(17), n),
    warningSource: 'ours',
    follows: [entry(1)],
    evidenceOn: day(16),
    evidence: 'Music heard from the pavement at 23:50; a neighbour’s recording; photos of the yard',
    continuing: found('not-met'),
    ...test,
    requirements: required(day(38)),
    complianceDate: day(38),
    endsOn: day(380),
    consulted: 'yes',
    consultations: [{ who: 'Housing association', on: day(16), response: 'No objection' }],
    explanation: 'Draft',
    ...issuer(day(300)),
    jointly: 'none',
  })),
  line(17, 'notice-served', ({ entry }) => ({ item: entry(4), ...byHand })),
];

/** From line `first` on: a breach, and the penalty for it. */
const penalised = (n: number, first: number, from: number): readonly StoryLine[] => [
  line(from, 'breach-suspected', ({ entry }) => ({
    item: entry(4),
    requirements: [{ number: 1, words: MUSIC }],
    what: 'Amplified music heard from the pavement at 23:50',
    witness: 'The officer, and the neighbour opposite',
  })),
  line(from + 1, 'breach-evidenced', ({ entry }) => ({
    item: entry(first),
    evidence: 'Two officers’ notes and a recording made on the pavement',
    excuse: 'none',
  })),
  line(from + 2, 'penalty-issued', ({ entry, day }) => ({
    item: entry(first),
    reference: referenceOf('FPN', day(from + 2), n),
    offenceOn: day(from),
    particulars: 'Music was heard outside late at night, in breach of requirement 1',
    amountPounds: 100,
    discountPounds: 75,
    discountDays: 10,
    payTo: 'Eastmere Borough Council, Sample House, Eastmere',
    payHow: 'By telephone or at the council’s office',
    ...issuer(day(300)),
    jointly: 'none',
    maximumPounds: 100,
    protectedDays: 14,
  })),
  line(from + 2, 'penalty-served', ({ entry }) => ({ item: entry(first + 2), ...byHand })),
];

const appealed = line(23, 'appeal-lodged', ({ entry, day }) => ({
  item: entry(4),
  court: 'Eastmere Magistrates’ Court',
  grounds: ['requirement'],
  hearingOn: day(43),
}));

export const stories: readonly Story[] = [
  {
    daysAgo: 70,
    lines: [
      ...warned(41, 'Jules Example', 'kent-police'),
      ...noticed(41),
      appealed,
      line(43, 'appeal-ended', ({ entry, day }) => ({
        item: entry(6),
        outcome: 'dismissed',
        requirements: required(day(60)),
      })),
      ...penalised(41, 8, 46),
      line(48, 'breach-letter-sent', ({ entry, day }) => ({
        item: entry(8),
        what: 'Amplified music heard from the pavement at 23:50',
        aim: 'follows',
        follows: 'A fixed penalty notice comes with this letter. It says how much, how to pay and until when.',
        way: 'by-hand',
        issuerRole: issuer(day(0)).issuerRole,
        organisation: issuer(day(0)).organisation,
      })),
      line(64, 'penalty-unpaid', ({ entry }) => ({ item: entry(10) })),
    ],
  },
  {
    daysAgo: 90,
    lines: [
      ...warned(42, 'Harper Example', 'none'),
      ...noticed(42),
      ...penalised(42, 6, 24),
      line(33, 'penalty-paid', ({ entry }) => ({ item: entry(8), paidPounds: 75 })),
    ],
  },
  { daysAgo: 29, lines: [...warned(43, 'Drew Example', 'none'), ...noticed(43), appealed] },
  {
    daysAgo: 40,
    lines: [
      ...warned(44, 'Max Example', 'none'),
      line(16, 'checked', ({ entry, day }) => ({
        item: entry(1),
        finding: 'complied',
        evidenceOn: day(16),
        requirements: found('met'),
      })),
    ],
  },
  {
    daysAgo: 60,
    lines: [
      ...warned(45, 'Indy Example', 'kent-police'),
      ...noticed(45),
      line(39, 'notice-checked', ({ entry }) => ({ item: entry(4), requirements: found('met') })),
    ],
  },
  { daysAgo: 14, lines: warned(46, 'Lee Example', 'none') },
];
