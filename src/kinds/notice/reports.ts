// Warnings, notices and penalties by the day of issue; and what warnings led to, which only linked records can tell.
import { z } from 'zod';
import { Temporal } from '#domain/temporal.ts';
import { defineReport, type ReportContext } from '#reports/define-report.ts';
import type { Counted } from '#reports/tally.ts';
import { isInside } from '#reports/period.ts';
import type { Row } from '#reports/report-table.ts';
import { medianOf, once, shareOf, toTenth } from '#reports/statistics.ts';
import { earlierOutcomes, reasons } from './choices.ts';

const factSchema = z.object({
  reason: z.string().nullish(),
  recipient: z.string().nullish(),
  issued: z.array(
    z.object({
      form: z.enum(['CPW', 'CPN', 'FPN']),
      id: z.string(),
      reference: z.string().nullish(),
      on: z.string(),
      jointly: z.string().nullish(),
      follows: z.array(z.string().nullable()).catch([]),
      outcome: z.string().nullish(),
    }),
  ),
});
type Cases = readonly Counted<z.infer<typeof factSchema>>[];
type Paper = z.infer<typeof factSchema>['issued'][number] & {
  readonly reason: string | undefined;
  readonly recipient: string | undefined;
};

const papersOf = (cases: Cases): readonly Paper[] =>
  cases.flatMap(({ fact }) =>
    fact.issued.map((paper) => ({
      ...paper,
      reason: fact.reason ?? undefined,
      recipient: fact.recipient ?? undefined,
    })),
  );
const issuedIn = (cases: Cases, { period }: ReportContext, form: Paper['form']): readonly Paper[] =>
  papersOf(cases).filter((paper) => paper.form === form && isInside(paper.on, period));

const byReason = (figures: (holds: (paper: Paper) => boolean) => Row): { rows: readonly Row[]; totals: Row } => ({
  rows: reasons.map(({ value, label }) => ({ reason: label, ...figures(({ reason }) => reason === value) })),
  totals: { reason: 'Total', ...figures(() => true) },
});

const dateOfIssue = {
  term: 'Counted by',
  meaning:
    'The date of issue: the day of service, for what is posted the day on which the council’s rule takes it to have come, or the day the manager says it counts as issued. One reason each.',
};
const reasonColumn = { key: 'reason', title: 'Reason', type: 'text' } as const;

const noticesByReason = defineReport({
  name: 'notices-by-reason',
  title: 'Warnings and notices by reason',
  facts: factSchema,
  definitions: [
    { term: 'CPW, CPN', meaning: 'Community Protection Warnings and Community Protection Notices.' },
    dateOfIssue,
    {
      term: 'With Kent Police',
      meaning: 'Issued jointly with Kent Police; the share is of the same row, to a whole per cent.',
    },
  ],
  columns: [
    reasonColumn,
    { key: 'warnings', title: 'CPW', type: 'number' },
    { key: 'warningsWithPolice', title: 'CPW with Kent Police', type: 'number' },
    { key: 'warningsPoliceShare', title: 'Share', type: 'percent' },
    { key: 'notices', title: 'CPN', type: 'number' },
    { key: 'noticesWithPolice', title: 'CPN with Kent Police', type: 'number' },
    { key: 'noticesPoliceShare', title: 'Share', type: 'percent' },
  ],
  tabulate(cases, context) {
    const warnings = issuedIn(cases, context, 'CPW');
    const notices = issuedIn(cases, context, 'CPN');
    return byReason((holds) => {
      const [cpw, cpn] = [warnings.filter(holds), notices.filter(holds)];
      const [cpwPolice, cpnPolice] = [cpw.filter(withPolice).length, cpn.filter(withPolice).length];
      return {
        warnings: cpw.length,
        warningsWithPolice: cpwPolice,
        warningsPoliceShare: shareOf(cpwPolice, cpw.length),
        notices: cpn.length,
        noticesWithPolice: cpnPolice,
        noticesPoliceShare: shareOf(cpnPolice, cpn.length),
      };
    });
  },
});

const withPolice = ({ jointly }: Paper): boolean => jointly === 'kent-police';

/** The first notice that names the warning, by its id or its reference. */
function noticeAfter(warning: Paper, notices: readonly Paper[]): Paper | undefined {
  return notices
    .filter(({ follows }) =>
      follows.some((each) => each !== null && (each === warning.id || each === warning.reference)),
    )
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
}

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

const ENDED = new Set(['withdrawn', 'expired', 'quashed', 'discharged', 'prosecuted']);
const SOON_DAYS = 28;

const noticeOutcomes = defineReport({
  name: 'notice-outcomes',
  title: 'What warnings led to',
  facts: factSchema,
  definitions: [
    {
      term: 'Warnings',
      meaning:
        'Community Protection Warnings issued in the period, followed to whatever came of them, also after its end.',
    },
    {
      term: 'Led to a notice',
      meaning:
        'A Community Protection Notice names the warning it follows. The share is of the row’s warnings, to a whole per cent.',
    },
    {
      term: 'Days to the notice',
      meaning:
        'Calendar days from the warning to its first notice: the median, the longest, and how many took at most 28.',
    },
    { term: 'Complied with', meaning: 'A check found compliance and no notice followed.' },
    {
      term: 'Ended otherwise',
      meaning: 'Withdrawn, lapsed, quashed, discharged or prosecuted, and no notice followed.',
    },
    { term: 'Open', meaning: 'No notice, and no end recorded yet.' },
  ],
  columns: [
    reasonColumn,
    { key: 'warnings', title: 'Warnings', type: 'number' },
    { key: 'complied', title: 'Complied with', type: 'number' },
    { key: 'ledToNotice', title: 'Led to a notice', type: 'number' },
    { key: 'noticeShare', title: 'Share', type: 'percent' },
    { key: 'medianDays', title: 'Days to the notice', type: 'days' },
    { key: 'longestDays', title: 'Longest', type: 'days' },
    { key: 'within28', title: 'Within 28 days', type: 'number' },
    { key: 'ended', title: 'Ended otherwise', type: 'number' },
    { key: 'open', title: 'Open', type: 'number' },
  ],
  tabulate(cases, context) {
    const notices = papersOf(cases).filter(({ form }) => form === 'CPN');
    const warnings = issuedIn(cases, context, 'CPW').map((paper) => ({ paper, notice: noticeAfter(paper, notices) }));
    return {
      ...byReason((holds) => {
        const mine = warnings.filter(({ paper }) => holds(paper));
        const quiet = mine.filter(({ notice }) => !notice);
        const complied = quiet.filter(({ paper }) => paper.outcome === 'complied').length;
        const ended = quiet.filter(({ paper }) => ENDED.has(paper.outcome ?? '')).length;
        const led = mine.flatMap(({ paper, notice }) => (notice ? [daysBetween(paper.on, notice.on)] : []));
        return {
          warnings: mine.length,
          complied,
          ledToNotice: led.length,
          noticeShare: shareOf(led.length, mine.length),
          medianDays: toTenth(medianOf(led.map(once))),
          longestDays: led.length > 0 ? Math.max(...led) : null,
          within28: led.filter((days) => days <= SOON_DAYS).length,
          ended,
          open: quiet.length - complied - ended,
        };
      }),
      notes: noticeNotes(issuedIn(cases, context, 'CPN')),
    };
  },
});

function noticeNotes(notices: readonly Paper[]): readonly string[] {
  if (notices.length === 0) return [];
  const parts = earlierOutcomes.flatMap(({ value, label }) => {
    const count = notices.filter(({ outcome }) => outcome === value).length;
    return count > 0 ? [`${label.toLowerCase()} ${count}`] : [];
  });
  const open = notices.filter(({ outcome }) => !outcome).length;
  return [
    `Of ${notices.length} notices issued in the period: ${[...parts, ...(open > 0 ? [`no outcome yet ${open}`] : [])].join(', ')}.`,
  ];
}

const PENALTY_OUTCOMES = ['paid', 'unpaid', 'prosecuted'];

const fixedPenalties = defineReport({
  name: 'fixed-penalties',
  title: 'Fixed penalties',
  facts: factSchema,
  definitions: [
    { term: 'Penalties', meaning: 'Fixed penalty notices for breach, each counted by its date of issue.' },
    {
      term: 'People',
      meaning:
        'Distinct people and bodies: by name and date of birth or company number, without these by name and address. Somebody with two penalties may stand in two rows and is one in the total, so this column does not add up. A penalty with no recipient recorded counts as a person of its own.',
    },
  ],
  columns: [
    { key: 'outcome', title: 'Outcome', type: 'text' },
    { key: 'penalties', title: 'Penalties', type: 'number' },
    { key: 'people', title: 'People', type: 'number' },
    { key: 'share', title: 'Share', type: 'percent' },
  ],
  tabulate(cases, context) {
    const all = issuedIn(cases, context, 'FPN');
    const line = (outcome: string, papers: readonly Paper[]): Row => ({
      outcome,
      penalties: papers.length,
      people: new Set(papers.map(({ recipient, id }) => recipient ?? id)).size,
      share: shareOf(papers.length, all.length),
    });
    const known = earlierOutcomes.filter(({ value }) => PENALTY_OUTCOMES.includes(value));
    return {
      rows: [
        ...known.map(({ value, label }) =>
          line(
            label,
            all.filter(({ outcome }) => outcome === value),
          ),
        ),
        line(
          'Other or not recorded',
          all.filter(({ outcome }) => !PENALTY_OUTCOMES.includes(outcome ?? '')),
        ),
      ],
      totals: line('Total', all),
    };
  },
});

export const reports = [noticesByReason, noticeOutcomes, fixedPenalties];
