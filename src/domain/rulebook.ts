// Law and practice by their dates: what a guard, a form and a clock may ask of them.
import { dayOfInstant } from './calendar.ts';
import { type DatedLaw, defaultLaw, type LawTable, lawAt } from './law-table.ts';
import { type DatedWorking, defaultWorking, type Working } from './working.ts';

export interface Rulebook {
  readonly law: readonly DatedLaw[];
  readonly working: readonly DatedWorking[];
}

/** As they stand on one day; `lawOn` is for what is judged by another, as an amount is by the day of the offence. */
export interface Rules {
  readonly law: LawTable;
  readonly lawOn: (day: string) => LawTable;
  readonly working: Working;
}

export const rulesAt = ({ law, working }: Rulebook, instant: string): Rules => {
  const day = dayOfInstant(instant);
  return {
    law: lawAt(law, instant),
    lawOn: (other) => lawAt(law, `${other}T12:00:00.000Z`),
    working:
      working.toSorted((a, b) => (a.from < b.from ? -1 : 1)).findLast(({ from }) => from <= day)?.working ??
      defaultWorking,
  };
};

/** The same rules on every day. */
export const rulesOf = (law: LawTable, working: Working = defaultWorking): Rules => ({
  law,
  lawOn: () => law,
  working,
});

export const defaultRules: Rules = rulesOf(defaultLaw);
