// Encampments of a period, place by place. Three clocks, each named: elapsed time, calendar days, response time.
import { z } from 'zod';
import { momentOfMinute } from '#domain/moment.ts';
import { type Counted, defineReport, type ReportContext } from '#reports/define-report.ts';
import { flagsOf } from '#reports/outliers.ts';
import { endOfPeriod } from '#reports/period.ts';
import { createPlaceNames } from '#reports/place-names.ts';
import type { Row } from '#reports/report-table.ts';
import { averageOf, medianOf, once, sumOf, toTenth } from '#reports/statistics.ts';
import { daysOfDisruption, hoursInPlace, responseHours, type Stay } from './time-in-situ.ts';

const factSchema = z.object({
  arrived: z.string(),
  left: z.string().nullish(),
  engaged: z.string().nullish(),
  place: z.string().nullish(),
  flagged: z.enum(['yes', 'no']).nullish(),
});
type Encampments = readonly Counted<z.infer<typeof factSchema>>[];

/** A stay above it is flagged. */
const RULE = { least: 0, timesMedian: 10 };

interface Counting {
  readonly ended: boolean;
  readonly days: number;
  readonly disruption: number;
  readonly response: number | undefined;
}

/** A stay as the period sees it: one that outlasts the period counts to its end, and one that still runs to now. */
function countingOf({ arrived, left, engaged }: Encampments[number]['fact'], { period, now }: ReportContext): Counting {
  const end = endOfPeriod(period, now);
  const ended = Boolean(left && left <= end);
  const stay: Stay = {
    arrived: momentOfMinute(arrived),
    left: ended && left ? momentOfMinute(left) : undefined,
    firstEngaged: engaged ? momentOfMinute(engaged) : undefined,
  };
  return {
    ended,
    days: hoursInPlace(stay, end) / 24,
    disruption: daysOfDisruption(stay, end),
    response: ended ? responseHours(stay, end) : undefined,
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

const placeNamesOf = (encampments: Encampments, { places }: ReportContext): readonly (string | undefined)[] => {
  const named = createPlaceNames(places);
  return encampments.map(({ fact }) => named(fact.place ?? undefined));
};

const encampments = defineReport({
  name: 'encampments',
  title: 'Unauthorised encampments',
  facts: factSchema,
  day: 'on',
  definitions: [
    {
      term: 'Encampments',
      meaning:
        'By the day of arrival, or of the first report where no arrival is known. Only those that count officially.',
    },
    {
      term: 'Time in situ',
      meaning:
        'Time elapsed from arrival to departure, in days of 24 hours to one decimal. Average and median are of stays that have ended; the longest may still be running.',
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
        place: `${locations} ${locations === 1 ? 'location' : 'locations'}`,
        locations,
        ...figuresOf(counted, context),
      },
    };
  },
});

export const reports = [encampments];
