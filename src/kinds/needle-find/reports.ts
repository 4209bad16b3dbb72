// How many needles, when and where. A find and its removal are one record, so nothing is counted twice.
import { z } from 'zod';
import { labelOf } from '#domain/choice.ts';
import { type Counted, defineReport, type ReportContext } from '#reports/define-report.ts';
import { flagsOf } from '#reports/outliers.ts';
import { monthsOf, monthWords } from '#reports/period.ts';
import { createPlaceNames } from '#reports/place-names.ts';
import type { Row, TableColumn } from '#reports/report-table.ts';
import { sumOf } from '#reports/statistics.ts';
import { conditions, sources } from './choices.ts';

const factSchema = z.object({
  month: z.string(),
  place: z.string().nullish(),
  count: z.number(),
  source: z.string().nullish(),
  condition: z.string().nullish(),
  flagged: z.enum(['yes', 'no']).nullish(),
});
type Finds = readonly Counted<z.infer<typeof factSchema>>[];

/** A count above both is flagged. */
const RULE = { least: 50, timesMedian: 20 };

const measured = (finds: Finds) =>
  finds.map(({ fact, times }) => ({
    value: fact.count,
    times,
    flagged: fact.flagged ?? undefined,
    always: fact.source === 'bulk-unused',
  }));
const flags = (finds: Finds): readonly boolean[] => flagsOf(measured(finds), RULE);
const needlesOf = (finds: Finds): number => sumOf(finds, ({ fact, times }) => fact.count * times);
const incidentsOf = (finds: Finds): number => sumOf(finds, ({ times }) => times);

function flagNotes(flagged: Finds, { places }: ReportContext): readonly string[] {
  const named = createPlaceNames(places);
  return flagged.map(({ fact, times }) => {
    const what = `${needles(fact.count)}${times > 1 ? ` in each of ${times} incidents` : ''}`;
    const how = [
      labelOf(sources, fact.source ?? undefined),
      fact.source === 'bulk-unused' ? undefined : labelOf(conditions, fact.condition ?? undefined),
    ];
    return [
      `Flagged: ${what}`,
      named(fact.place ?? undefined) ?? 'place not known',
      monthWords(fact.month),
      ...how.filter((word) => word !== undefined).map((word) => word.toLowerCase()),
    ].join(', ');
  });
}

const needles = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'needle' : 'needles'}`;

const sourceColumns: readonly TableColumn[] = sources.map(({ value, label }) => ({
  key: value,
  title: label,
  type: 'number',
}));

const definitions = [
  {
    term: 'Needles',
    meaning:
      'Needles found or emptied from bins that count officially, by the date found. A find and its removal are one record.',
  },
  {
    term: 'Flagged',
    meaning: `An incident of bulk, unused needles, or of more than ${RULE.least} and more than ${RULE.timesMedian} times the period’s median; a person may flag or unflag it with a reason. Flagged incidents stay in the total and are shown apart.`,
  },
];

const shared = {
  facts: factSchema,
  day: 'on',
  by: ['month', 'place', 'count', 'source', 'condition', 'flagged'],
  flags,
  flagNotes,
};

const byMonth = defineReport({
  ...shared,
  name: 'needle-finds-by-month',
  title: 'Needle finds by month',
  definitions: [
    ...definitions,
    { term: 'Change', meaning: 'Against the same dates a year earlier, to a whole per cent.' },
  ],
  columns: [
    { key: 'month', title: 'Month', type: 'month' },
    { key: 'needles', title: 'Needles', type: 'number' },
    { key: 'incidents', title: 'Incidents', type: 'number' },
    ...sourceColumns,
  ],
  tabulate: (finds, { period }) => ({
    rows: monthsOf(period).map(({ key }) => ({
      month: key,
      ...figuresOf(finds.filter(({ fact }) => fact.month === key)),
    })),
    totals: { month: 'Total', ...figuresOf(finds) },
  }),
});

const figuresOf = (finds: Finds): Row => ({
  needles: needlesOf(finds),
  incidents: incidentsOf(finds),
  ...Object.fromEntries(
    sources.map(({ value }) => [value, needlesOf(finds.filter(({ fact }) => fact.source === value))]),
  ),
});

const TOP = 5;

const topPlaces = defineReport({
  ...shared,
  name: 'needle-top-places',
  title: 'Places with the most needles',
  definitions: [
    ...definitions,
    {
      term: 'Place',
      meaning:
        'By the council’s list of places: other spellings and letter case are joined. A bin is a container, not a place: what was in one counts under “No place named”.',
    },
  ],
  columns: [
    { key: 'place', title: 'Place', type: 'place' },
    { key: 'needles', title: 'Needles', type: 'number' },
    { key: 'withoutFlagged', title: 'Without flagged', type: 'number' },
    { key: 'incidents', title: 'Incidents', type: 'number' },
  ],
  tabulate(finds, { places }) {
    const named = createPlaceNames(places);
    const calm = unflagged(finds);
    const byPlace = new Map<string | undefined, { all: Finds; calm: Finds }>();
    for (const find of finds) {
      const place = named(find.fact.place ?? undefined);
      const { all, calm: quiet } = byPlace.get(place) ?? { all: [], calm: [] };
      byPlace.set(place, { all: [...all, find], calm: calm.has(find) ? [...quiet, find] : quiet });
    }
    const line = (place: string, all: Finds, quiet: Finds): Row => ({
      place,
      needles: needlesOf(all),
      withoutFlagged: needlesOf(quiet),
      incidents: incidentsOf(all),
    });
    const listed = [...byPlace]
      .flatMap(([place, of]) => (place === undefined ? [] : [{ place, ...of, needles: needlesOf(of.all) }]))
      .toSorted((a, b) => b.needles - a.needles || (a.place < b.place ? -1 : 1));
    const others = listed.slice(TOP);
    const nowhere = byPlace.get(undefined);
    return {
      rows: [
        ...listed.slice(0, TOP).map(({ place, all, calm: quiet }) => line(place, all, quiet)),
        ...(others.length > 0
          ? [
              line(
                `${others.length} other ${others.length === 1 ? 'place' : 'places'}`,
                others.flatMap(({ all }) => all),
                others.flatMap(({ calm: quiet }) => quiet),
              ),
            ]
          : []),
        ...(nowhere ? [line('No place named', nowhere.all, nowhere.calm)] : []),
      ],
      totals: line('Total', finds, [...calm]),
    };
  },
});

function unflagged(finds: Finds): ReadonlySet<Finds[number]> {
  const flagged = flags(finds);
  return new Set(finds.filter((_, i) => !flagged[i]));
}

export const reports = [byMonth, topPlaces];
