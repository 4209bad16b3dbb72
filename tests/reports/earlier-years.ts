// Fictional records of earlier years whose tables are the council's published ones.
type CsvRow = Readonly<Record<string, string | number>>;

const range = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);
const MONTHS = ['2019-12', ...range(11).map((i) => `2020-${String(i + 1).padStart(2, '0')}`)];
/** Without the two bulk finds. */
const COUNTS = [97, 59, 54, 138, 42, 117, 27, 104, 128, 107, 121, 17];
const PLACES: readonly (readonly [string, number])[] = [
  ['River Steps', 131],
  ['River steps', 60],
  [' the River  stairs', 40],
  ['Amphitheatre', 222],
  ['Rose Garden', 110],
  ['Wallis Avenue', 52],
  ['Needle bins', 200],
];

/** Deals the needles of the months out to the places, in finds of at most 20. */
export function findRows(): readonly CsvRow[] {
  const left = PLACES.map(([place, needles]) => ({ place, needles }));
  const rows: CsvRow[] = [];
  for (const [i, month] of MONTHS.entries())
    for (let needles = COUNTS[i] ?? 0; needles > 0; ) {
      const at = left.find((each) => each.needles > 0);
      const count = Math.min(20, needles, at?.needles ?? 20);
      if (at) at.needles -= count;
      needles -= count;
      const place = at?.place ?? `Nowhere Lane ${rows.length}`;
      rows.push({ found_at: `${month}-28T23:30`, place, count, reference: `N-${rows.length}` });
    }
  const bulk = range(2).map((i) => ({
    found_at: `2020-04-0${i + 1}`,
    logged_at: '2020-06-01',
    place: 'Alexander Street',
    count: 750,
    source: 'bulk-unused',
    condition: 'unused',
    reference: `B-${i}`,
  }));
  const before = range(67).map((i) => ({ found_at: '2019-05-02', place: 'Mill Lane', count: 20, reference: `P-${i}` }));
  const unofficial = { found_at: '2020-05-02', place: 'Mill Lane', count: 99, reference: 'X', counts_officially: 'no' };
  return [...rows, ...bulk, ...before, unofficial];
}

/** Five stays of five hours at four places and one of 62 days: 63 days elapsed, 67 calendar days. */
export function encampmentRows(): readonly CsvRow[] {
  const places = ['Park Road', 'Mote Field', 'Mote field', 'Quarry Lane', 'Bridge Street'];
  const short = places.map((place, i) => ({
    reference: `E-${i}`,
    place,
    arrived_at: `2020-0${i + 1}-12T09:00`,
    first_engaged_at: `2020-0${i + 1}-12T10:00`,
    departed_at: `2020-0${i + 1}-12T14:00`,
  }));
  const long = {
    reference: 'E-L',
    place: 'Business Park',
    arrived_at: '2020-08-01T00:00',
    departed_at: '2020-10-01T23:59',
  };
  return [...short, long, running];
}

const running: CsvRow = {
  reference: 'E-R',
  place: 'Old Yard',
  arrived_at: '2018-05-10T00:00',
  departed_at: '2018-08-01',
};

const REASONS = [
  'ASB',
  'Nuisance/Dangerous Dog (Inc. Barking)',
  'Noise (Inc. with ASB)',
  'Nuisance',
  'Planning related issues',
  'Unauthorised Encampments',
];

export function noticeRows(): readonly CsvRow[] {
  const rows = (type: string, counts: readonly number[]) =>
    counts.flatMap((count, i) => range(count).map(() => ({ type, reason: REASONS[i] ?? '' })));
  const warnings = rows('CPW', [29, 8, 18, 14, 3, 2]).map((row, i) => ({
    ...row,
    reference: `W/${i}`,
    issued_at: i === 0 ? '2020-01-01T00:00' : '2020-06-01',
    issued_with: i < 28 ? 'Kent Police' : '',
    outcome: i >= 10 && i < 50 ? 'complied' : '',
  }));
  const notices = rows('CPN', [20, 0, 2, 8, 3, 1]).map((row, i) => ({
    ...row,
    reference: `N/${i}`,
    issued_at: '2020-07-01',
    follows: i < 10 ? `W/${i + 1 > 9 ? 0 : i + 1}` : '',
    outcome: i < 20 ? 'complied' : '',
  }));
  const penalties = range(17).map((i) => ({
    type: 'FPN',
    reason: 'ASB',
    reference: `F/${i}`,
    issued_at: '2020-12-31T23:59',
    recipient_type: 'individual',
    recipient_ref: `R-${i % 15}`,
    outcome: i < 9 ? 'paid' : i < 14 ? 'unpaid' : i < 15 ? 'prosecuted' : '',
  }));
  const others = { type: 'CPW', reason: 'ASB', reference: 'W/next', issued_at: '2021-01-01' };
  return [...warnings, ...notices, ...penalties, others];
}

/** 32 in a council's year, by quarter 4, 7, 9 and 12. */
export function referralRows(): readonly CsvRow[] {
  const days: readonly (readonly [string, number])[] = [
    ['2020-06-30', 4],
    ['2020-07-01', 7],
    ['2020-10-15', 9],
    ['2021-03-31', 12],
    ['2020-02-01', 6],
  ];
  return days.flatMap(([day, count]) =>
    range(count).map((i) => ({ reference: `S-${day}-${i}`, referred_at: day, assessed_at: day })),
  );
}
