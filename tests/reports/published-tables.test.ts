// The council's published tables, made by importing records through the import code; then the same records asked otherwise.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listReports, readReport } from '#protocol/reports.ts';
import { writeSettings } from '#protocol/settings-documents.ts';
import { type ReportTable, reportTableSchema } from '#reports/report-table.ts';
import { runErrand } from '#server/command-door.ts';
import { openTestCouncil, type TestCouncil } from '../server/http/test-council.ts';
import { encampmentRows, findRows, noticeRows, referralRows } from './earlier-years.ts';

let council: TestCouncil;
const people = new Map<string, string>();
beforeAll(async () => {
  council = await openTestCouncil();
  for (const role of ['coordinator', 'partner', 'officer'] as const)
    people.set(role, (await council.person(`Only ${role}`, [role])).cookie);
  const places = [
    { name: 'River Steps', aliases: ['the river stairs'], container: false },
    { name: 'Needle bins', aliases: [], container: true },
  ];
  await council.ask(writeSettings, {
    cookie: council.admin,
    params: { name: 'places' },
    body: { from: '2019-01-01', body: places },
  });
  await importing('needle-finds', findRows());
  await importing('encampments', encampmentRows());
  await importing('notices', noticeRows());
  await importing('sanctuary-referrals', referralRows());
});
afterAll(() => council.close());

async function importing(name: string, rows: readonly Readonly<Record<string, string | number>>[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => `"${row[column] ?? ''}"`).join(','));
  const input = [columns.join(','), ...lines].join('\n');
  const { text } = await runErrand(council.services, { command: 'import', args: [name, 'f'], input });
  expect(text).toBe(`${rows.length} imported, 0 already there.`);
}

const run = (...args: readonly string[]) =>
  runErrand(council.services, { command: 'report', args: [...args], input: '' });

async function report(name: string, from: string, to: string, ...more: readonly string[]): Promise<ReportTable> {
  const { text } = await run(name, '--from', from, '--to', to, ...more);
  return reportTableSchema.parse(JSON.parse(text));
}
const column = (rows: ReportTable['rows'], key: string) => rows.map((row) => row[key]);

describe('needle finds', () => {
  it('are counted month by month, December to November, with and without what is flagged', async () => {
    const table = await report('needle-finds-by-month', '2019-12-01', '2020-11-30', '--compare');
    expect(column(table.rows, 'needles')).toEqual([97, 59, 54, 138, 1542, 117, 27, 104, 128, 107, 121, 17]);
    expect(table.totals.needles).toBe(2511);
    expect(table.withoutFlagged).toMatchObject({ flagged: 2, totals: { needles: 1011 } });
    expect(column(table.withoutFlagged?.rows ?? [], 'needles')[4]).toBe(42);
    expect(table.notes).toEqual([
      'Flagged: 750 needles in each of 2 incidents, Alexander Street, Apr 2020, bulk, unused',
    ]);
    expect(table.compare).toMatchObject({
      from: '2018-12-01',
      to: '2019-11-30',
      totals: { needles: 1340 },
      change: { needles: 87 },
      changeWithoutFlagged: { needles: -25 },
    });
  });

  it('belong to places, whatever their spelling, and never to a container', async () => {
    const table = await report('needle-top-places', '2019-12-01', '2020-11-30');
    expect(table.rows.slice(0, 5).map(({ place, needles }) => [place, needles])).toEqual([
      ['Alexander Street', 1500],
      ['River Steps', 231],
      ['Amphitheatre', 222],
      ['Rose Garden', 110],
      ['Wallis Avenue', 52],
    ]);
    expect(table.rows[0]?.withoutFlagged).toBe(0);
    expect(column(table.rows, 'place')).not.toContain('Needle bins');
    expect(table.totals.needles).toBe(2511);
    expect(column(table.rows, 'needles').reduce((sum: number, value) => sum + Number(value), 0)).toBe(2511);
    expect(column(table.withoutFlagged?.rows ?? [], 'place')[0]).toBe('River Steps');
  });

  it('are counted by the day found in London, in any period', async () => {
    const summer = await report('needle-finds-by-month', '2020-06-10', '2020-08-31');
    expect(column(summer.rows, 'month')).toEqual(['2020-06', '2020-07', '2020-08']);
    expect(column(summer.rows, 'needles')).toEqual([27, 104, 128]);
    const none = await report('needle-finds-by-month', '2001-01-01', '2001-03-31', '--compare');
    expect(none).toMatchObject({ totals: { needles: 0 }, compare: { change: { needles: null } } });
  });
});

describe('encampments', () => {
  it('have an average, a median and a longest stay, and days of disruption on another clock', async () => {
    const { rows, totals, withoutFlagged } = await report('encampments', '2020-01-01', '2020-12-31');
    expect(rows).toHaveLength(5);
    expect(totals).toMatchObject({
      encampments: 6,
      locations: 5,
      averageDays: 10.5,
      longestDays: 62,
      disruptionDays: 67,
      open: 0,
    });
    expect(withoutFlagged).toMatchObject({ flagged: 1, totals: { encampments: 5, disruptionDays: 5 } });
    expect(Number(withoutFlagged?.totals.longestDays)).toBeLessThan(1);
  });

  it('are the same in any twelve months, starting in any month', async () => {
    const { totals, notes } = await report('encampments', '2020-04-01', '2021-03-31');
    expect(totals).toMatchObject({
      encampments: 3,
      locations: 3,
      averageDays: 20.8,
      medianDays: 0.2,
      disruptionDays: 64,
    });
    expect(notes).toEqual(['Flagged: Business Park, 62 days']);
    const { totals: before } = await report('encampments', '2019-04-01', '2020-03-31');
    expect(before).toMatchObject({
      encampments: 3,
      locations: 2,
      longestDays: 0.2,
      disruptionDays: 3,
      responseHours: 4,
    });
  });

  it('keep a range a range, leave out what does not count, and mark what still runs', async () => {
    const header = 'reference,place,arrived_at,departed_at,counts_officially';
    const lines = ['R-1,Far Field,2017-03-01,2017-03-05,', 'R-2,Far Field,2017-04-01,,', 'R-3,Wood,2017-04-01,,no'];
    const importing2017 = (rows: readonly string[], ...options: readonly string[]) =>
      runErrand(council.services, {
        command: 'import',
        args: ['encampments', 'f', ...options],
        input: [header, ...rows].join('\n'),
      });
    await importing2017(lines);
    const first = await report('encampments', '2017-01-01', '2017-12-31');
    expect(first.totals).toMatchObject({ encampments: 2, open: 1, averageDays: 4, disruptionDays: 5 + 275 });
    expect(first.notes).toEqual([
      '1 of 1 ended stays began or ended at a time known only roughly: the average lies between 3 and 5 days.',
      'Still there: Far Field, 275 days so far',
    ]);

    const left = ['R-2,Far Field,2017-04-01,2017-04-03T12:00,'];
    expect((await importing2017(left)).text).toContain(
      'Line 2: already imported with other values (departure confirmed, closed)',
    );
    expect((await importing2017(left, '--update')).text).toContain('1 amended');
    const moved = ['R-2,Far Field,2017-04-01,2017-04-04T12:00,'];
    expect((await importing2017(moved, '--update')).text).toContain('1 amended');
    expect((await importing2017(moved)).text).toBe('0 imported, 1 already there.');
    const then = await report('encampments', '2017-01-01', '2017-12-31');
    expect(then.totals).toMatchObject({ encampments: 2, open: 0, longestDays: 4, disruptionDays: 5 + 4 });
  });

  it('that outlast the period count to its end and are marked', async () => {
    const { totals } = await report('encampments', '2018-05-01', '2018-05-31');
    expect(totals).toMatchObject({ encampments: 1, open: 1, averageDays: null, longestDays: 22, disruptionDays: 22 });
  });
});

describe('warnings and notices', () => {
  it('are counted by the six reasons and the date of issue, with the share issued with Kent Police', async () => {
    const { rows, totals } = await report('notices-by-reason', '2020-01-01', '2020-12-31');
    expect(column(rows, 'warnings')).toEqual([29, 8, 18, 14, 3, 2]);
    expect(column(rows, 'notices')).toEqual([20, 0, 2, 8, 3, 1]);
    expect(totals).toMatchObject({ warnings: 74, notices: 34, warningsWithPolice: 28, warningsPoliceShare: 38 });
  });

  it('tell what warnings led to, and how soon', async () => {
    const { totals, notes } = await report('notice-outcomes', '2020-01-01', '2020-12-31');
    expect(totals).toMatchObject({
      warnings: 74,
      ledToNotice: 10,
      noticeShare: 14,
      medianDays: 30,
      complied: 40,
      open: 24,
    });
    expect(notes[0]).toContain('Of 34 notices');
  });

  it('have penalties of fewer people than penalties', async () => {
    const { totals, rows } = await report('fixed-penalties', '2020-01-01', '2020-12-31');
    expect(totals).toMatchObject({ penalties: 17, people: 15 });
    expect(column(rows, 'penalties')).toEqual([9, 5, 1, 2]);
  });
});

describe('home visits', () => {
  const year = { from: '2020-04-01', to: '2021-03-31' };

  it('are printed by quarter with small counts hidden, and a quarter reads the same alone', async () => {
    const { rows, totals } = await report('sanctuary-referrals', year.from, year.to);
    expect(column(rows, 'referred')).toEqual(['under 5', 'withheld', 9, 12]);
    expect(totals.referred).toBe(32);
    const alone = await report('sanctuary-referrals', '2020-07-01', '2020-09-30');
    expect(alone).toMatchObject({ rows: [{ referred: 'withheld' }], totals: { referred: 'withheld' } });
    const calendar = await report('sanctuary-referrals', '2020-01-01', '2020-12-31');
    expect(calendar.totals.referred).toBe('withheld');
    expect((await run('sanctuary-referrals', '--from', '2020-04-01', '--to', '2020-04-30')).text).toContain(
      'whole quarters',
    );
  });

  it('are exact and monthly on a coordinator’s screen only', async () => {
    const ask = (role: string, query: object) =>
      council.ask(readReport, { cookie: people.get(role), params: { name: 'sanctuary-referrals' }, query });
    const screen = (await ask('coordinator', year)).json();
    expect(screen.rows).toHaveLength(12);
    expect(screen.totals.referred).toBe(32);
    const partner = (await ask('partner', year)).json();
    expect(column(partner.rows, 'referred')).toEqual(['under 5', 'withheld', 9, 12]);
    expect((await ask('partner', { from: '2020-04-01', to: '2020-05-31' })).statusCode).toBe(400);
  });
});

describe('who and how', () => {
  it('lists each role the tables it may read', async () => {
    const of = async (role: string) =>
      (await council.ask(listReports, { cookie: people.get(role) }))
        .json()
        .reports?.map(({ name }: { name: string }) => name);
    expect(await of('partner')).toHaveLength(7);
    expect(await of('coordinator')).toEqual(['sanctuary-referrals']);
    expect(await of('officer')).toBeUndefined();
    const query = { from: '2020-01-01', to: '2020-12-31' };
    const others = { cookie: people.get('coordinator'), params: { name: 'encampments' }, query };
    expect((await council.ask(readReport, others)).statusCode).toBe(403);
  });

  it('writes CSV, and says what it does not understand', async () => {
    const csv = await run('encampments', '--from', '2020-01-01', '--to', '2020-12-31', '--format', 'csv');
    expect(csv.text.split('\r\n')[0]).toBe(
      '\uFEFFSet,Place,Encampments,Average time in situ (days),Median (days),Longest (days),Days of disruption,Response time (hours),Still there',
    );
    expect(csv.text).toContain('Without flagged, total');
    expect((await run('nothing')).text).toContain('Names: ');
    expect((await run('encampments', '--from', '2020-02-31', '--to', '2020-03-01')).text).toContain('--from: ');
    expect((await run('encampments', '--from', '2020-03-02', '--to', '2020-03-01')).text).toContain('--to is before');
  });
});
