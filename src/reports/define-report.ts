// What a kind declares for each committee table: which facts, how they are counted, and the words printed under it.
import type { z } from 'zod';
import type { Period } from './period.ts';
import type { NamedPlace } from './place-names.ts';
import type { ReportTable, Row, TableColumn } from './report-table.ts';
import type { Counted, Tally } from './tally.ts';

export interface ReportContext {
  readonly period: Period;
  /** An instant. */
  readonly now: string;
  readonly places: readonly NamedPlace[];
  /** `coordinator`: on the screen of somebody who works with the records; anything else may be printed and passed on. */
  readonly audience: 'committee' | 'coordinator';
}

export interface Section {
  readonly columns?: readonly TableColumn[];
  readonly rows: readonly Row[];
  readonly totals: Row;
  readonly notes?: readonly string[];
}

interface ReportWords {
  /** On the command line and in the address: "needle-finds-by-month". */
  readonly name: string;
  /** What stands for it in a desk's address and in a file's name, where anyone may look. */
  readonly path?: string;
  readonly title: string;
  readonly definitions: ReportTable['definitions'];
  readonly columns: readonly TableColumn[];
}

/** The sums that a table is made of. Their facts have a day. */
interface TallyRead {
  readonly of: Tally;
  readonly parts: readonly string[];
}

interface ReportInput<Fact> extends ReportWords {
  /** What a table reads of a record, or of a line of its tally; what does not fit (none, or of an older version) counts nothing. */
  readonly facts: z.ZodType<Fact>;
  /** Its facts have a day, `on` (YYYY-MM-DD), by which the database keeps to the period; without it every record is read. */
  readonly byDay?: boolean;
  readonly tally?: TallyRead;
  /** Why this period cannot be given to this audience, in words that say what to ask instead. */
  readonly refuse?: (context: ReportContext) => string | undefined;
  /** Which of the facts are shown apart. */
  readonly flags?: (counted: readonly Counted<Fact>[], context: ReportContext) => readonly boolean[];
  readonly flagNotes?: (flagged: readonly Counted<Fact>[], context: ReportContext) => readonly string[];
  /** All figures of a table from facts: the same function for all of them and without the flagged ones. */
  readonly tabulate: (
    counted: readonly Counted<Fact>[],
    context: ReportContext,
    isFlagged: (line: Counted<Fact>) => boolean,
  ) => Section;
}

export interface Tabulated extends Section {
  readonly withoutFlagged: (Section & { readonly flagged: number }) | null;
}

export interface Report extends ReportWords {
  readonly path: string;
  readonly byDay: boolean;
  readonly tally: TallyRead | undefined;
  readonly refuse: (context: ReportContext) => string | undefined;
  readonly tabulate: (raw: readonly Counted<unknown>[], context: ReportContext) => Tabulated;
}

export function defineReport<Fact>(report: ReportInput<Fact>): Report {
  const { facts, flagNotes, name, title, definitions, columns } = report;
  return {
    name,
    path: report.path ?? name,
    title,
    definitions,
    columns,
    byDay: report.byDay ?? false,
    tally: report.tally,
    refuse: report.refuse ?? (() => undefined),
    tabulate(raw, context) {
      const counted = raw.flatMap(({ fact, times }) => {
        const parsed = facts.safeParse(fact);
        return parsed.success ? [{ fact: parsed.data, times }] : [];
      });
      if (!report.flags) return { ...report.tabulate(counted, context, () => false), withoutFlagged: null };
      const flags = report.flags(counted, context);
      const flagged = new Set(counted.filter((_, i) => flags[i]));
      const all = report.tabulate(counted, context, (line) => flagged.has(line));
      const calm = counted.filter((line) => !flagged.has(line));
      const notes = flagNotes?.([...flagged], context) ?? [];
      return {
        ...all,
        notes: [...(all.notes ?? []), ...notes],
        withoutFlagged: {
          ...report.tabulate(calm, context, () => false),
          flagged: [...flagged].reduce((sum, { times }) => sum + times, 0),
        },
      };
    },
  };
}
