import type { Entry } from '#domain/entry.ts';
import { addDays } from '#domain/calendar.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { dayOfLine, itemNamed, itemsOf, noticeEnds, warningLapses } from './clocks.ts';

interface Context extends GuardContext {
  readonly entry: Entry;
}

/** A paper lapses on the council's term and not before; ending it earlier is withdrawing or discharging it. */
export const lapsedEarly =
  (list: 'warnings' | 'notices') =>
  (
    { item, outcome }: { readonly item?: string | undefined; readonly outcome?: string | undefined },
    { state, law, entry }: Context,
  ): readonly GuardFinding[] => {
    const paper = itemNamed(state, list, item);
    if (!paper || outcome !== 'expired') return [];
    const last = (list === 'warnings' ? warningLapses : noticeEnds)(state, paper, law);
    if (dayOfLine(entry) > last) return [];
    return [
      {
        code: 'not-lapsed-yet',
        source: 'Council rule: how long a warning or a notice lasts',
        message: `It lasts until ${dateWords(last)}. Until then it can be withdrawn, with a reason.`,
        level: 'block',
        field: 'outcome',
        from: addDays(last, 1),
      },
    ];
  };

const live = [
  ['notices', ['served', 'appealed']],
  ['appeals', ['open']],
  ['penalties', ['open', 'served', 'unpaid']],
  ['prosecutions', ['open']],
] as const;

export const stillLive = (_answers: unknown, { state }: Context): readonly GuardFinding[] =>
  live.some(([list, statuses]) => itemsOf(state, list).some(({ status }) => statuses.some((each) => each === status)))
    ? [
        {
          code: 'still-live',
          source: 'Council rule: a case is closed when nothing in it is live',
          message: 'A notice, an appeal, a penalty or a prosecution in this case has not ended. It stays in force.',
          level: 'warn',
        },
      ]
    : [];
