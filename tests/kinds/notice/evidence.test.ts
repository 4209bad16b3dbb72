// What is known of a case: incidents as facts with opinion apart, and people told apart by what they are, never by name.
import { describe, expect, it } from 'vitest';
import type { FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import type { JsonObject } from '#domain/json.ts';
import { defaultRules } from '#domain/rulebook.ts';
import { entryTypeOf, guardFindings, kindNamed } from '#kinds/registry.ts';
import { itemWords } from '#ui/form/record-items.ts';

const kind = kindNamed('notice');
if (!kind) throw new Error('There is no such kind');
const NOW = '2026-11-23T10:00:00.000Z';
const idAt = (n: number): string => `0192f0c1-7e00-7000-8000-0000000000${String(n).padStart(2, '0')}`;

const line = (n: number, type: string, more: JsonObject = {}): FoldEntry => ({
  entry: {
    id: idAt(n),
    record: idAt(99),
    kind: kind.name,
    kindVersion: kind.version,
    type,
    body: { ...entryTypeOf(kind, type)?.example, ...more },
    at: { from: NOW, precision: 'exact', typed: false },
    savedAt: NOW,
    clockOffset: 0,
    by: idAt(98),
    origin: 'phone',
  },
  number: n,
});
const begun = line(1, 'logged');
const findings = (before: readonly FoldEntry[], { entry }: FoldEntry) =>
  guardFindings(kind, before, [entry], () => defaultRules).map(({ code, level }) => `${code} ${level}`);

describe('people in a case', () => {
  it('are told apart by what they are, several at once', () => {
    const schema = entryTypeOf(kind, 'person-added')?.body;
    const person = { letter: 'A', fullName: 'Robin Sample', statement: 'taken' };
    expect(schema?.safeParse({ ...person, categories: ['victim', 'witness'] }).success).toBe(true);
    expect(schema?.safeParse({ ...person, categories: [] }).success).toBe(false);
    expect(schema?.safeParse({ ...person, categories: ['neighbour'] }).success).toBe(false);
    expect(schema?.safeParse({ ...person, categories: ['suspected', 'convicted'] }).success).toBe(false);
    expect(
      schema?.safeParse({ ...person, categories: ['suspected', 'convicted'], conviction: 'Eastmere, 2024' }).success,
    ).toBe(true);
  });

  it('have a letter each, the next free one first', () => {
    const people = [begun, line(2, 'person-added', { letter: 'A' }), line(3, 'person-added', { letter: 'C' })];
    const state = foldRecord(kind, idAt(99), people);
    expect(entryTypeOf(kind, 'person-added')?.initial({ state, now: NOW, ...defaultRules })).toEqual({ letter: 'B' });
    expect(findings(people, line(4, 'person-added', { letter: 'C' }))).toEqual(['letter-taken block']);
    expect(findings(people, line(4, 'person-added', { letter: 'B' }))).toEqual([]);
  });

  it('stand in no heading, list line, column, date, fact or summary by anything that tells who they are', () => {
    const CANARY = 'Canary-Lane-7';
    const typed = { fullName: CANARY, contact: CANARY, conviction: CANARY, needs: CANARY };
    const person = line(2, 'person-added', { ...typed, categories: ['convicted', 'victim'] });
    const state = foldRecord(kind, idAt(99), [begun, person, line(3, 'incident-recorded', { people: [idAt(2)] })]);
    expect(JSON.stringify(state.lists.people)).toContain(CANARY);
    const shown = [
      kind.heading(state),
      kind.detail(state, NOW),
      kind.columns.map(({ value }) => value(state, NOW)),
      kind.due(state, defaultRules),
      kind.clocks(state, NOW, defaultRules),
      kind.facts(state),
      kind.identity?.of(state),
      state.timeline.map(({ type, body }) => entryTypeOf(kind, type)?.summarise(body)),
      state.lists.people?.map((item) => itemWords(item, kind.entries, NOW)),
    ];
    expect(JSON.stringify(shown)).not.toContain(CANARY);
    expect(JSON.stringify(shown)).toContain('Person A: convicted and victim');
    const guarded = entryTypeOf(kind, 'person-added')?.pages.flatMap(({ fields }) =>
      fields.filter((each) => each.guarded),
    );
    expect(guarded?.map(({ key }) => key)).toEqual(['conviction', 'fullName', 'dateOfBirth', 'contact', 'needs']);
  });
});

describe('an incident', () => {
  it('keeps the facts apart from what somebody makes of them', () => {
    const said = (facts: string) => findings([begun], line(2, 'incident-recorded', { facts }));
    expect(said('I heard music for 25 minutes')).toEqual([]);
    expect(said('I think it was the same people, obviously')).toEqual(['opinion-among-facts warn']);
    expect(findings([begun], line(2, 'incident-recorded', { opinion: 'I think it was the same people' }))).toEqual([]);
  });

  it('has happened, and may have happened before the case was begun', () => {
    const on = (from: string) =>
      findings([begun], line(2, 'incident-recorded', { happened: { from, precision: 'minute', typed: true } }));
    expect(on('2026-09-01T20:00:00.000Z')).toEqual([]);
    expect(on('2026-11-24T09:00:00.000Z')).toEqual(['incident-not-yet block']);
  });

  it('joins the case without moving it, in every state that is not closed', () => {
    const state = foldRecord(kind, idAt(99), [begun, line(2, 'incident-recorded')]);
    expect(state.status).toBe('open');
    expect(state.lists.incidents).toHaveLength(1);
    expect(foldRecord(kind, idAt(99), [begun, line(2, 'case-closed'), line(3, 'incident-recorded')]).status).toBe(
      'closed',
    );
  });
});

describe('a warning begins with the incidents of its case', () => {
  const warning = (...lines: readonly FoldEntry[]) => {
    const state = foldRecord(kind, idAt(99), lines);
    return kind.entries['warning-issued']?.initial({ state, ...defaultRules, now: NOW });
  };
  const incident = (n: number, happened: JsonObject, facts: string) =>
    line(n, 'incident-recorded', { happened, facts, opinion: 'Meant to annoy' });
  const minute = { from: '2026-10-24T22:40:00.000Z', precision: 'minute', typed: true };

  it('in their order, with date and time, and without what anybody made of them', () => {
    const first = warning(
      line(1, 'logged'),
      incident(2, { from: '2026-10-31T00:00:00.000Z', precision: 'day', typed: true }, 'Shouting in the yard'),
      incident(3, minute, 'Music for 25 minutes.\nTwo windows open.'),
    );
    expect(first).toMatchObject({
      incidents: [
        { on: '2026-10-24', time: '23:40', what: 'Music for 25 minutes. Two windows open.' },
        { on: '2026-10-31', what: 'Shouting in the yard' },
      ],
      conduct:
        '24 October 2026, 23:40: Music for 25 minutes.\nTwo windows open.\n31 October 2026: Shouting in the yard',
    });
    expect(JSON.stringify(first)).not.toContain('annoy');
  });

  it('says no more of the time than is known', () => {
    const between = { ...minute, to: '2026-10-24T22:55:00.000Z', precision: 'range' };
    const before = {
      from: '2026-10-25T09:00:00.000Z',
      to: '2026-10-25T09:00:00.000Z',
      precision: 'before',
      typed: true,
    };
    expect(warning(line(1, 'logged'), incident(2, between, 'A'), incident(3, before, 'B'))?.incidents).toMatchObject([
      { time: 'between 23:40 and 23:55' },
      { time: 'or before' },
    ]);
  });

  it('with those alone that came after the last warning, and with nothing where there is none', () => {
    expect(warning(line(1, 'logged'))).toEqual({ jointly: 'none', paperFrom: 'made' });
    const old = [line(1, 'logged'), incident(2, minute, 'Music'), line(3, 'warning-issued')];
    expect(warning(...old)).not.toHaveProperty('conduct');
    const later = { from: '2026-12-24T22:40:00.000Z', precision: 'minute', typed: true };
    expect(warning(...old, incident(4, later, 'Music again'))?.conduct).toBe('24 December 2026, 22:40: Music again');
  });
});
