// What the records add up to for committee tables; see migrations/0007-tallies.ts.
export interface TallyRow {
  council: string;
  kind: string;
  part: string;
  /** YYYY-MM */
  month: string;
  /** JSON, as the kind's tally writes it. */
  line: string;
  times: number;
  amount: number;
}

export interface TallyVersionRow {
  council: string;
  kind: string;
  version: number;
}
