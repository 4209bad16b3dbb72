// What a kind declares for each committee table: which facts, how they are counted, and the words printed under it.
import type { z } from 'zod';
import type { Period } from './period.ts';
import type { NamedPlace } from './place-names.ts';
import type { ReportTable, Row, TableColumn } from './report-table.ts';

/** Facts that are the same are counted together where a report says which matter; otherwise each is one record's. */
export interface Counted<Fact> {
  readonly fact: Fact;
  readonly times: number;
}

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

interface ReportInput<Fact> extends ReportWords {
  /** One record's facts as a table reads them; facts that do not fit (none, or of an older version) count nothing. */
  readonly facts: z.ZodType<Fact>;
  /** The fact that is a day (YYYY-MM-DD) by which the database keeps to the period; without it every record is read. */
  readonly day?: string;
  /** The facts that matter, so that the database can count equal ones together. */
  readonly by?: readonly string[];
  /** Why this period cannot be given to this audience, in words that say what to ask instead. */
  readonly refuse?: (context: ReportContext) => string | undefined;
  /** The facts it may need beside the period's own, where it reads by day. */
  readonly reach?: (period: Period) => Period;
  /** Which of the facts are shown apart. */
  readonly flags?: (counted: readonly Counted<Fact>[], context: ReportContext) => readonly boolean[];
  readonly flagNotes?: (flagged: readonly Counted<Fact>[], context: ReportContext) => readonly string[];
  /** All figures of a table from facts: the same function for all of them and without the flagged ones. */
  readonly tabulate: (counted: readonly Counted<Fact>[], context: ReportContext) => Section;
}

export interface Tabulated extends Section {
  readonly withoutFlagged: (Section & { readonly flagged: number }) | null;
}

export interface Report extends ReportWords {
  readonly path: string;
  readonly day: string | undefined;
  readonly by: readonly string[] | undefined;
  readonly refuse: (context: ReportContext) => string | undefined;
  readonly reach: (period: Period) => Period;
  readonly tabulate: (raw: readonly Counted<unknown>[], context: ReportContext) => Tabulated;
}

export function defineReport<Fact>(report: ReportInput<Fact>): Report {
  const { facts, flags, flagNotes, name, title, definitions, columns, day, by } = report;
  return {
    name,
    path: report.path ?? name,
    title,
    definitions,
    columns,
    day,
    by,
    refuse: report.refuse ?? (() => undefined),
    reach: report.reach ?? ((period) => period),
    tabulate(raw, context) {
      const counted = raw.flatMap(({ fact, times }) => {
        const parsed = facts.safeParse(fact);
        return parsed.success ? [{ fact: parsed.data, times }] : [];
      });
      const all = report.tabulate(counted, context);
      if (!flags) return { ...all, withoutFlagged: null };
      const flagged = flags(counted, context);
      const apart = counted.filter((_, i) => flagged[i]);
      const without = report.tabulate(
        counted.filter((_, i) => !flagged[i]),
        context,
      );
      return {
        ...all,
        notes: [...(all.notes ?? []), ...(flagNotes?.(apart, context) ?? [])],
        withoutFlagged: { ...without, flagged: apart.reduce((sum, { times }) => sum + times, 0) },
      };
    },
  };
}
