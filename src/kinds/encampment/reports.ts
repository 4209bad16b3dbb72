// Encampments of a period, place by place. Three clocks, each named: elapsed time, calendar days, response time.
import { z } from 'zod';
import { countWords } from '#domain/count-words.ts';
import { momentSchema, momentSortKey } from '#domain/moment.ts';
import { defineReport, type ReportContext } from '#reports/define-report.ts';
import type { Counted } from '#reports/tally.ts';
import { flagsOf } from '#reports/outliers.ts';
import { endOfPeriod } from '#reports/period.ts';
import { createPlaceNames } from '#reports/place-names.ts';
import type { Row } from '#reports/report-table.ts';
import { averageOf, medianOf, once, sumOf, toTenth } from '#reports/statistics.ts';
import { daysOfDisruption, hoursInPlace, responseHours, type Stay } from './time-in-situ.ts';

const factSchema = z.object({
  arrived: momentSchema,
  left: momentSchema.nullish(),
  engaged: momentSchema.nullish(),
  place: z.string().nullish(),
  flagged: z.enum(['yes', 'no']).nullish(),
});
type Encampments = readonly Counted<z.infer<typeof factSchema>>[];

/** A stay above it is flagged. */
const RULE = { least: 0, timesMedian: 10 };
const DAY_HOURS = 24;

interface Counting {
  readonly ended: boolean;
  readonly days: number;
  /** Between what the stay lasted at least and at most, where its times are known only roughly. */
  readonly least: number;
  readonly most: number | undefined;
  readonly disruption: number;
  readonly response: number | undefined;
}

/** A stay as the period sees it: one that outlasts the period counts to its end, and one that still runs to now. */
function countingOf({ arrived, left, engaged }: Encampments[number]['fact'], { period, now }: ReportContext): Counting {
  const end = endOfPeriod(period, now);
  const ended = Boolean(left && momentSortKey(left) <= end);
  const stay: Stay = { arrived, left: (ended && left) || undefined, firstEngaged: engaged ?? undefined };
  const { counted, least, most } = hoursInPlace(stay, end);
  return {
    ended,
    days: counted / DAY_HOURS,
    least: least / DAY_HOURS,
    most: most === undefined ? undefined : most / DAY_HOURS,
    disruption: daysOfDisruption(stay, end).counted,
    response: ended ? responseHours(stay, end)?.counted : undefined,
  };
}

function figuresOf(encampments: Encampments, context: ReportContext): Row {
  const all = encampments.map(({ fact }) => countingOf(fact, context));
  const ended = all.filter((each) => each.ended);
  const responses = ended.flatMap(({ response }) => (response === undefined ? [] : [response]));
  return {
    encampments: all.length,
    averageDays: toTenth(averageOf(ended.map(({ days }) => days))),
    medianDays: toTenth(medianOf(ended.map(({ days }) => once(days)))),
    longestDays: toTenth(all.length > 0 ? Math.max(...all.map(({ days }) => days)) : undefined),
    disruptionDays: sumOf(all, ({ disruption }) => disruption),
    responseHours: toTenth(medianOf(responses.map(once))),
    open: all.length - ended.length,
  };
}

/** A range stays a range: what the average would be if every rough time were at its one or its other end. */
function roughNote(encampments: Encampments, context: ReportContext): readonly string[] {
  const ended = encampments.map(({ fact }) => countingOf(fact, context)).filter((each) => each.ended);
  const rough = ended.filter(({ least, most }) => most === undefined || most - least >= 1 / DAY_HOURS);
  if (rough.length === 0) return [];
  const [low, high] = [
    averageOf(ended.map(({ least }) => least)),
    averageOf(ended.map(({ most, days }) => most ?? days)),
  ];
  const open = rough.some(({ most }) => most === undefined);
  return [
    `${rough.length} of ${ended.length} ended stays began or ended at a time known only roughly: the average lies between ${toTenth(low)} and ${toTenth(high)} days${open ? ', or more where only “before” is known' : ''}.`,
  ];
}

const openNotes = (
  encampments: Encampments,
  places: readonly (string | undefined)[],
  context: ReportContext,
): readonly string[] =>
  encampments.flatMap(({ fact }, i) => {
    const { ended, days } = countingOf(fact, context);
    return ended ? [] : [`Still there: ${places[i] ?? 'place not known'}, ${toTenth(days)} days so far`];
  });

const placeNamesOf = (encampments: Encampments, { places }: ReportContext): readonly (string | undefined)[] => {
  const named = createPlaceNames(places);
  return encampments.map(({ fact }) => named(fact.place ?? undefined));
};

const encampments = defineReport({
  name: 'encampments',
  title: 'Unauthorised encampments',
  facts: factSchema,
  byDay: true,
  definitions: [
    {
      term: 'Encampments',
      meaning:
        'By the day of arrival, or of the first report where no arrival is known. Only those that count officially.',
    },
    {
      term: 'Time in situ',
      meaning:
        'Time elapsed from arrival to departure, in days of 24 hours to one decimal. A day or a range counts from its beginning, “before” from its end. Average and median are of stays that have ended; the longest may still be running.',
    },
    {
      term: 'Days of disruption',
      meaning:
        'Calendar days on which an encampment was there, the first and the last both counted, inside the period. It is a different clock from time in situ: a stay of three hours is one day of disruption.',
    },
    {
      term: 'Response time',
      meaning: 'The median of hours from the first time we spoke with them to their departure.',
    },
    {
      term: 'Still there',
      meaning: 'Not departed by the end of the period, or by now: they count up to then.',
    },
    {
      term: 'Flagged',
      meaning: `A stay of more than ${RULE.timesMedian} times the period’s median; a person may flag or unflag it with a reason. Flagged stays remain in the total and are shown apart.`,
    },
  ],
  columns: [
    { key: 'place', title: 'Place', type: 'place' },
    { key: 'encampments', title: 'Encampments', type: 'number' },
    { key: 'averageDays', title: 'Average time in situ (days)', type: 'days' },
    { key: 'medianDays', title: 'Median (days)', type: 'days' },
    { key: 'longestDays', title: 'Longest (days)', type: 'days' },
    { key: 'disruptionDays', title: 'Days of disruption', type: 'number' },
    { key: 'responseHours', title: 'Response time (hours)', type: 'hours' },
    { key: 'open', title: 'Still there', type: 'number' },
  ],
  flags: (counted, context) =>
    flagsOf(
      counted.map(({ fact }) => ({
        value: countingOf(fact, context).days,
        times: 1,
        flagged: fact.flagged ?? undefined,
      })),
      RULE,
    ),
  flagNotes: (flagged, context) =>
    flagged.map(({ fact }, i) => {
      const { days, ended } = countingOf(fact, context);
      const place = placeNamesOf(flagged, context)[i] ?? 'place not known';
      return `Flagged: ${place}, ${toTenth(days)} days${ended ? '' : ' so far'}`;
    }),
  tabulate(counted, context) {
    const places = placeNamesOf(counted, context);
    const named = [...new Set(places)].toSorted((a, b) => ((a ?? '\u{10FFFF}') < (b ?? '\u{10FFFF}') ? -1 : 1));
    const locations = named.filter((place) => place !== undefined).length;
    return {
      rows: named.map((place) => ({
        place: place ?? 'No place named',
        ...figuresOf(
          counted.filter((_, i) => places[i] === place),
          context,
        ),
      })),
      totals: {
        place: countWords(locations, 'location'),
        locations,
        ...figuresOf(counted, context),
      },
      notes: [...roughNote(counted, context), ...openNotes(counted, places, context)],
    };
  },
});

export const reports = [encampments];
