import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#domain/json.ts';
import { defaultRules } from '#domain/rulebook.ts';
import { idAt } from '../domain/toy-kind.ts';
import { codes, findingsOn, kindOf, recordOf, type Written } from './kind-record.ts';

const kind = kindOf('encampment');
const NOW = '2026-11-23T11:00:00.000Z';
const arrived = { from: '2026-11-21T07:00:00.000Z', precision: 'minute', typed: true };
const left = { from: '2026-11-27T09:00:00.000Z', precision: 'minute', typed: true };

const logged: Written = { type: 'logged', at: '2026-11-21', change: { arrived } };
const written =
  (type: string, at = '2026-11-22') =>
  (change: JsonObject = {}): Written => ({ type, at, change });
const visited = (change: JsonObject = {}, at = '2026-11-22'): Written => ({ type: 'visited', at, change });
const welfare = written('welfare-checked');
const decided = written('decision-made', '2026-11-23');
const claimed: Written = { type: 'departed', at: '2026-11-27', change: { left } };
const confirmed: Written = { type: 'departure-confirmed', at: '2026-11-28', change: { left } };
const inspected = (outcome: string): Written => ({ type: 'site-inspected', at: '2026-11-28', change: { outcome } });
const closed: Written = { type: 'closed', at: '2026-11-29' };
const record = (...lines: readonly Written[]) => recordOf(kind, logged, ...lines);
const status = (...lines: readonly Written[]): string => record(...lines).status;

describe('an encampment', () => {
  it('says how long it has been in place, until a departure is verified', () => {
    expect(kind.detail(record(), NOW)).toBe('In place 2 d 4 h, 3 caravans, 4 other vehicles');
    expect(kind.detail(record(claimed), '2026-11-30T07:00:00.000Z')).toContain('In place 9 d 0 h');
    expect(kind.detail(record(claimed, confirmed), '2026-11-30T07:00:00.000Z')).toContain('Stayed 6 d 2 h');
    expect(kind.columns.find(({ key }) => key === 'days')?.value(record(confirmed), NOW)).toBe(7);
    expect(kind.columns.find(({ key }) => key === 'inPlace')?.value(record(), NOW)).toBe('2 d 4 h, running');
    expect(kind.columns.find(({ key }) => key === 'inPlace')?.value(record(confirmed), NOW)).toBe('6 d 2 h');
  });

  it('shows a range where the arrival is one', () => {
    const rough = recordOf(kind, { type: 'logged', at: '2026-11-21' });
    expect(kind.detail(rough, '2026-11-24T12:00:00.000Z')).toContain('In place 3.2–3.8 days');
  });

  it('shows the last count', () => {
    expect(kind.detail(record(visited({ caravans: 5 })), NOW)).toContain('5 caravans');
  });

  it('goes from a report to its end', () => {
    expect(recordOf(kind, { ...logged, change: { arrived, owner: 'unknown' } }).status).toBe('reported');
    expect(status()).toBe('located');
    expect(status(visited())).toBe('visited');
    expect(status(welfare())).toBe('assessed');
    expect(status(welfare({ outcome: 'not-possible' }))).toBe('located');
    expect(status(decided())).toBe('negotiated');
    expect(status(decided({ decision: 'tolerate' }))).toBe('tolerated');
    expect(status(decided({ decision: 'court' }), visited({}, '2026-11-24'))).toBe('action');
    expect(status(claimed)).toBe('claimed');
    expect(status(claimed, visited({}, '2026-11-28'))).toBe('visited');
    expect(status(confirmed)).toBe('left');
    expect(status(confirmed, inspected('ordered'))).toBe('cleaning');
    expect(status(confirmed, inspected('ordered'), inspected('done'))).toBe('clear');
    expect(status(confirmed, inspected('done'), closed)).toBe('closed');
    expect(status({ type: 'nothing-found', at: '2026-11-22' })).toBe('nothing');
  });

  it('asks for the first visit, the review, the confirmation, the inspection and the end', () => {
    const due = (...lines: readonly Written[]) =>
      kind.due(record(...lines), defaultRules).map(({ at, title }) => `${at} ${title}`);
    expect(due()).toEqual(['2026-11-21 First visit']);
    expect(due(visited(), decided({ reviewOn: '2026-11-25' }))).toEqual([
      '2026-11-25 Review the decision',
      '2026-11-27 The agreed stay ends',
    ]);
    expect(due(claimed)).toEqual(['2026-11-27 Said to have left: go and confirm it']);
    expect(due(confirmed)).toEqual(['2026-11-28 Inspect the site']);
    expect(due(confirmed, inspected('ordered'))).toEqual(['2026-11-28 See that the site was cleaned']);
    expect(due(confirmed, inspected('done'))).toEqual(['2026-11-28 Close it, with the costs']);
    expect(due(confirmed, closed)).toEqual([]);
  });
});

/** The entries that have effect in each status; all others are kept without. */
const BESIDE =
  'offers-made asked-to-leave services-told pitch-answered group-arrived group-split groups-merged group-moved group-departed cost-recorded counting-set';
const IN_PLACE = `located visited welfare-checked decision-made departed departure-confirmed ${BESIDE}`;
const EMPTY = 'located services-told pitch-answered group-departed cost-recorded site-inspected closed counting-set';
const takes: Readonly<Record<string, string>> = {
  none: 'logged',
  reported: `${IN_PLACE} nothing-found`,
  located: `${IN_PLACE} nothing-found`,
  visited: `${IN_PLACE} nothing-found`,
  assessed: `${IN_PLACE} nothing-found`,
  tolerated: IN_PLACE,
  negotiated: IN_PLACE,
  action: IN_PLACE,
  claimed: IN_PLACE,
  left: EMPTY,
  cleaning: EMPTY,
  clear: EMPTY,
  closed: 'services-told cost-recorded counting-set',
  nothing: '',
};

describe('the lifecycle', () => {
  it.each(Object.keys(kind.lifecycle))('decides every entry in %s', (from) => {
    const effective = takes[from]?.split(' ') ?? [];
    const cells = kind.lifecycle[from] ?? {};
    expect(Object.keys(cells).toSorted()).toEqual(Object.keys(kind.entries).toSorted());
    for (const [type, cell] of Object.entries(cells))
      expect([type, cell !== null]).toEqual([type, effective.includes(type)]);
  });

  it('walks to each status, and offers no form there that would have no effect', () => {
    const walks: readonly (readonly Written[])[] = [
      [],
      [visited()],
      [welfare()],
      [decided({ decision: 'tolerate' })],
      [decided()],
      [welfare(), decided({ decision: 'direct' })],
      [claimed],
      [confirmed],
      [confirmed, inspected('ordered')],
      [confirmed, inspected('done')],
      [confirmed, closed],
      [{ type: 'nothing-found', at: '2026-11-22' }],
    ];
    const reached = walks.map((walk) => status(...walk));
    expect(new Set([...reached, 'none', 'reported'])).toEqual(new Set(Object.keys(kind.lifecycle)));
    for (const walk of walks)
      for (const [type, { example }] of Object.entries(kind.entries)) {
        const before = record(...walk);
        // Groups to be about, whatever the entry concerns.
        const group: Written = { type: 'group-arrived', at: '2026-11-21T11:00:00.000Z' };
        const other: Written = { type: 'group-arrived', at: '2026-11-21T12:00:00.000Z', change: { name: 'Other' } };
        const next: Written = {
          type,
          at: '2026-11-30',
          change: { ...('item' in example && { item: idAt(2) }), ...('into' in example && { into: idAt(3) }) },
        };
        const after = record(group, other, ...walk, next);
        expect([before.status, type, after.timeline.at(-1)?.outcome]).toEqual([
          before.status,
          type,
          kind.lifecycle[before.status]?.[type] === null ? 'no-effect' : 'effect',
        ]);
      }
  });
});

describe('enforcement', () => {
  const blocks = (next: Written, ...lines: readonly Written[]) =>
    codes(findingsOn(kind, record(...lines), next), 'block');
  const warns = (next: Written, ...lines: readonly Written[]) =>
    codes(findingsOn(kind, record(...lines), next), 'warn');
  const direct = decided({ decision: 'direct' });
  const offers = written('offers-made')();

  it.each(['direct', 'police', 'court'])('waits for a welfare assessment or its refusal: %s', (decision) => {
    expect(blocks(decided({ decision }))).toEqual(['no-welfare-assessment']);
    expect(blocks(decided({ decision }), welfare({ outcome: 'not-possible' }))).toEqual(['no-welfare-assessment']);
    expect(blocks(decided({ decision }), welfare())).toEqual([]);
    expect(blocks(decided({ decision }), welfare({ outcome: 'refused' }))).toEqual([]);
  });

  it('is not what tolerating or a negotiated stay is', () => {
    expect(blocks(decided({ decision: 'tolerate' }))).toEqual([]);
    expect(blocks(decided())).toEqual([]);
  });

  it('is warned about only where the land is private', () => {
    const land = written('located', '2026-11-21T11:00:00.000Z')({ owner: 'private' });
    expect(blocks(direct, land)).toEqual([]);
    expect(warns(direct, land)).toContain('no-welfare-assessment');
  });

  it('holds for a direction that is given too, which needs a decision', () => {
    const direction = written('asked-to-leave', '2026-11-24')({ under: 'direction' });
    expect(blocks(direction)).toEqual(['no-welfare-assessment']);
    expect(warns(direction, welfare())).toEqual(['no-decision']);
    expect(warns(direction, welfare(), direct)).toEqual([]);
    expect(codes(findingsOn(kind, record(), written('asked-to-leave')()), 'block')).toEqual([]);
  });

  it('is told where nothing was ever offered, and where no pitch is free', () => {
    const police = decided({ decision: 'police', power: '62A' });
    expect(warns(direct, welfare())).toEqual(['nothing-offered']);
    expect(warns(direct, welfare(), offers)).toEqual([]);
    expect(warns(police, welfare(), offers)).toEqual(['no-pitch-answer']);
    const pitch = written('pitch-answered')({ available: 'yes', site: 'Water Lane' });
    expect(warns(police, welfare(), offers, pitch)).toEqual([]);
  });

  it('cites its source in every finding', () => {
    const all = findingsOn(kind, record(), decided({ decision: 'police', power: '62A' }));
    for (const { source } of all) expect(source).toMatch(/Act|Council rule/);
  });
});

describe('leaving', () => {
  it('lies between the arrival and what could be known', () => {
    const blocks = (next: Written) => codes(findingsOn(kind, record(), next), 'block');
    const early = { from: '2026-11-20T07:00:00.000Z', precision: 'minute', typed: true };
    const late = { from: '2026-11-30T07:00:00.000Z', precision: 'minute', typed: true };
    expect(blocks({ ...claimed, change: { left: early } })).toEqual(['left-before-arrival']);
    expect(blocks({ ...confirmed, change: { left: late } })).toEqual(['left-after-seen']);
    expect(blocks(confirmed)).toEqual([]);
  });

  it('needs a time and a source', () => {
    const missing = (type: string) =>
      kind.entries[type]?.body.safeParse({}).error?.issues.map(({ path }) => path.join('.'));
    expect(missing('departed')).toEqual(['left', 'source']);
    expect(missing('departure-confirmed')).toEqual(['left', 'source']);
  });

  it('ends with the clean-up and the cost, or none', () => {
    const close = (costs: string, ...lines: readonly Written[]) =>
      codes(findingsOn(kind, record(confirmed, ...lines), { ...closed, change: { costs } }), 'block');
    expect(kind.entries.closed?.body.safeParse({}).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'cleanUp',
      'costs',
    ]);
    expect(close('none')).toEqual([]);
    expect(close('recorded')).toEqual(['no-cost-recorded']);
    expect(close('recorded', { type: 'cost-recorded', at: '2026-11-28' })).toEqual([]);
  });
});

describe('counting', () => {
  const facts = (...lines: readonly Written[]) => kind.facts(record(...lines));
  const set = (counts: string, apart: string): Written => ({
    type: 'counting-set',
    at: '2026-11-24',
    change: { counts, apart },
  });

  it('is for a person to say, with a reason, and to take back', () => {
    expect(facts()).toMatchObject({ on: '2026-11-21', flagged: undefined });
    expect(facts(set('no', 'rule'))).toEqual({});
    expect(facts(set('no', 'rule'), set('yes', 'yes'))).toMatchObject({ flagged: 'yes' });
    expect(facts(set('yes', 'no'))).toMatchObject({ flagged: 'no' });
    expect(kind.entries['counting-set']?.body.safeParse({ counts: 'no', apart: 'rule' }).success).toBe(false);
  });

  it('leaves out what never was one', () => {
    expect(facts({ type: 'nothing-found', at: '2026-11-22' })).toEqual({});
  });
});

describe('response time', () => {
  const engaged = (...lines: readonly Written[]) => kind.facts(record(...lines)).engaged;

  it('begins with whatever first spoke with them', () => {
    expect(engaged(visited({ spoken: 'no' }))).toBeUndefined();
    expect(engaged(welfare({ outcome: 'not-possible', why: 'Nobody in' }))).toBeUndefined();
    const offered: Written = { type: 'offers-made', at: '2026-11-22T08:00:00.000Z' };
    expect(engaged(visited({ spoken: 'no' }), offered, visited({}, '2026-11-23'))).toMatchObject({
      from: '2026-11-22T08:00:00.000Z',
    });
    expect(engaged(visited(), offered)).toMatchObject({ from: '2026-11-22T08:00:00.000Z' });
  });
});

describe('the form of a visit', () => {
  const initialOf = (type: string, ...lines: readonly Written[]) =>
    kind.entries[type]?.initial({ state: record(...lines), ...defaultRules, now: NOW });

  it('begins with what stood last time, so that a repeat is already whole', () => {
    const group: Written = { type: 'group-arrived', at: '2026-11-21T11:00:00.000Z' };
    const last = visited({ caravans: 5, impact: ['noise'], also: ['welfare'], notes: 'Quiet' }, '2026-11-23');
    const initial = initialOf('visited', group, last);
    expect(initial).toEqual({
      caravans: 5,
      vehicles: 4,
      adults: 6,
      children: 2,
      spoken: 'yes',
      impact: ['noise'],
      groups: [idAt(2)],
    });
    expect(kind.entries.visited?.body.safeParse(initial).success).toBe(true);
  });

  it('begins the confirmation with what was claimed, and the end with what was found', () => {
    expect(initialOf('departure-confirmed', claimed)).toEqual({ left, source: 'occupiers' });
    expect(initialOf('closed', confirmed, inspected('not-ours'))).toEqual({ cleanUp: 'not-ours' });
    expect(initialOf('closed', confirmed, { type: 'cost-recorded', at: '2026-11-28' }, inspected('ordered'))).toEqual({
      costs: 'recorded',
    });
  });

  it('asks for reasons, words and a day only where they are needed', () => {
    const missing = (type: string, body: JsonObject) =>
      kind.entries[type]?.body.safeParse(body).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(missing('welfare-checked', { outcome: 'refused' })).toEqual(['why']);
    expect(missing('welfare-checked', { outcome: 'assessed' })).toEqual(['needs']);
    expect(missing('decision-made', { decision: 'negotiate' })).toEqual([
      'decidedBy',
      'welfare',
      'reasons',
      'reviewOn',
      'until',
    ]);
  });
});
