// How many needles, when and where. A find and its removal are one record, so nothing is counted twice.
import { z } from 'zod';
import { labelOf, withinSentence } from '#domain/choice.ts';
import { countWords } from '#domain/count-words.ts';
import { defineReport, type ReportContext } from '#reports/define-report.ts';
import { flagsOf } from '#reports/outliers.ts';
import { monthsOf, monthWords } from '#reports/period.ts';
import { createPlaceNames } from '#reports/place-names.ts';
import type { Row, TableColumn } from '#reports/report-table.ts';
import { sumOf } from '#reports/statistics.ts';
import { type Counted, defineTally } from '#reports/tally.ts';
import { conditions, sources } from './choices.ts';

const factSchema = z.object({
  month: z.string(),
  place: z.string().nullish(),
  count: z.number(),
  source: z.string().nullish(),
  condition: z.string().nullish(),
  flagged: z.enum(['yes', 'no']).nullish(),
});

/** A count above both is flagged. */
const RULE = { least: 50, timesMedian: 20 };

const lineSchema = z.discriminatedUnion('part', [
  z.object({ part: z.literal('sizes'), count: z.number() }),
  z.object({ part: z.literal('sources'), month: z.string(), source: z.string().optional(), amount: z.number() }),
  z.object({ part: z.literal('places'), place: z.string().optional(), amount: z.number() }),
  z.object({
    part: z.literal('large'),
    month: z.string(),
    place: z.string().optional(),
    count: z.number(),
    source: z.string().optional(),
    condition: z.string().optional(),
    flagged: z.enum(['yes', 'no']).optional(),
    amount: z.number(),
  }),
]);
type Lines = readonly Counted<z.infer<typeof lineSchema>>[];

/**
 * The rule needs the size of every find, but more than its sums only of those that it or a person may flag. Sums by month
 * and source, and by place, are few however many finds there are.
 */
const tally = defineTally(1, factSchema, (fact) => {
  const { month, count } = fact;
  const [place, source, condition, flagged] = [fact.place, fact.source, fact.condition, fact.flagged].map(
    (answer) => answer ?? undefined,
  );
  const mayBeFlagged = flagged === 'yes' || (flagged !== 'no' && (count > RULE.least || source === 'bulk-unused'));
  if (mayBeFlagged)
    return [{ part: 'large', line: { month, place, count, source, condition, flagged }, amount: count }];
  return [
    { part: 'sizes', line: { count }, amount: count },
    { part: 'sources', line: { month, source }, amount: count },
    { part: 'places', line: { place }, amount: count },
  ];
});

const isLarge = (line: Lines[number]): line is Large => line.fact.part === 'large';
type Large = Counted<Extract<Lines[number]['fact'], { part: 'large' }>>;

const flags = (lines: Lines): readonly boolean[] =>
  flagsOf(
    lines.map((line) => {
      if (isLarge(line)) {
        const { count, source, flagged } = line.fact;
        return { value: count, times: line.times, flagged, always: source === 'bulk-unused' };
      }
      const { fact, times } = line;
      return fact.part === 'sizes'
        ? { value: fact.count, times, flagged: 'no' }
        : { value: 0, times: 0, flagged: 'no' };
    }),
    RULE,
  );

interface Summed {
  readonly fact: { readonly amount: number };
  readonly times: number;
}
const needlesOf = (lines: readonly Summed[]): number => sumOf(lines, ({ fact }) => fact.amount);
const incidentsOf = (lines: readonly Summed[]): number => sumOf(lines, ({ times }) => times);

function flagNotes(flagged: Lines, { places }: ReportContext): readonly string[] {
  const named = createPlaceNames(places);
  return flagged.filter(isLarge).map(({ fact, times }) => {
    const what = `${countWords(fact.count, 'needle')}${times > 1 ? ` in each of ${times} incidents` : ''}`;
    const how = [
      labelOf(sources, fact.source),
      fact.source === 'bulk-unused' ? undefined : labelOf(conditions, fact.condition),
    ];
    return [
      `Flagged: ${what}`,
      named(fact.place) ?? 'place not known',
      monthWords(fact.month),
      ...how.filter((word) => word !== undefined).map((word) => withinSentence(word)),
    ].join(', ');
  });
}

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

const shared = { facts: lineSchema, byDay: true, flags, flagNotes };

const byMonth = defineReport({
  ...shared,
  tally: { of: tally, parts: ['sizes', 'sources', 'large'] },
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
  tabulate(lines, { period }) {
    const finds = lines.flatMap(({ fact, times }) =>
      fact.part === 'sources' || fact.part === 'large' ? [{ fact, times }] : [],
    );
    return {
      rows: monthsOf(period).map(({ key }) => ({
        month: key,
        ...figuresOf(finds.filter(({ fact }) => fact.month === key)),
      })),
      totals: { month: 'Total', ...figuresOf(finds) },
    };
  },
});

const figuresOf = (finds: readonly Sourced[]): Row => ({
  needles: needlesOf(finds),
  incidents: incidentsOf(finds),
  ...Object.fromEntries(
    sources.map(({ value }) => [value, needlesOf(finds.filter(({ fact }) => fact.source === value))]),
  ),
});

interface Sourced extends Summed {
  readonly fact: { readonly amount: number; readonly source?: string | undefined };
}

const TOP = 5;

const topPlaces = defineReport({
  ...shared,
  tally: { of: tally, parts: ['sizes', 'places', 'large'] },
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
  tabulate(lines, { places }, isFlagged) {
    const named = createPlaceNames(places);
    const byPlace = new Map<string | undefined, Calm[]>();
    for (const line of lines) {
      const { fact, times } = line;
      if (fact.part !== 'places' && fact.part !== 'large') continue;
      const place = named(fact.place);
      const at = byPlace.get(place) ?? [];
      at.push({ fact, times, calm: !isFlagged(line) });
      byPlace.set(place, at);
    }
    const listed = [...byPlace]
      .flatMap(([place, of]) => (place === undefined ? [] : [{ place, of, needles: needlesOf(of) }]))
      .toSorted((a, b) => b.needles - a.needles || (a.place < b.place ? -1 : 1));
    const others = listed.slice(TOP);
    const nowhere = byPlace.get(undefined);
    return {
      rows: [
        ...listed.slice(0, TOP).map(({ place, of }) => placeRow(place, of)),
        ...(others.length > 0
          ? [
              placeRow(
                countWords(others.length, 'other place'),
                others.flatMap(({ of }) => of),
              ),
            ]
          : []),
        ...(nowhere ? [placeRow('No place named', nowhere)] : []),
      ],
      totals: placeRow('Total', [...byPlace.values()].flat()),
    };
  },
});

interface Calm extends Summed {
  readonly calm: boolean;
}

const placeRow = (place: string, of: readonly Calm[]): Row => ({
  place,
  needles: needlesOf(of),
  withoutFlagged: needlesOf(of.filter(({ calm }) => calm)),
  incidents: incidentsOf(of),
});

export const reports = [byMonth, topPlaces];
