import { describe, expect, it } from 'vitest';
import type { FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import type { JsonObject } from '#domain/json.ts';
import { reviewStateOf } from '#domain/record.ts';
import { idAt, type LineInput, line, RECORD, toyRules } from './toy-kind.ts';

const fold = (...lines: FoldEntry[]) => foldRecord(toyRules, RECORD, lines);
const lines = (...inputs: LineInput[]): FoldEntry[] => inputs.map((input, i) => line(i + 1, input));
const outcomes = (...all: FoldEntry[]) => fold(...all).timeline.map(({ outcome }) => outcome);

describe('the lifecycle table', () => {
  it('begins with what was logged', () => {
    const state = fold(line(1, { type: 'logged', body: { place: 'River Steps' } }));
    expect(state).toMatchObject({ begun: true, status: 'open', details: { place: 'River Steps' }, tasks: [] });
  });

  it('keeps an entry that does not fit, without effect and with a task', () => {
    const state = fold(...lines({ type: 'logged' }, { type: 'closed' }, { type: 'visited' }));
    expect(state.status).toBe('closed');
    expect(state.lists.visits).toBeUndefined();
    expect(state.timeline.map(({ outcome }) => outcome)).toEqual(['effect', 'effect', 'no-effect']);
    expect(state.tasks).toMatchObject([{ code: 'no-effect', entry: idAt(3) }]);
  });

  it('lets an answer decide the next status', () => {
    expect(fold(...lines({ type: 'logged' }, { type: 'visited', body: { again: true } })).status).toBe('open');
    expect(fold(...lines({ type: 'logged' }, { type: 'visited' })).status).toBe('seen');
  });

  it('says that a newer app is needed for a type it does not know', () => {
    const state = fold(...lines({ type: 'logged' }, { type: 'towed' }));
    expect(state.tasks).toMatchObject([{ code: 'unknown-type', entry: idAt(2) }]);
  });

  it('is not fooled by a type that every object inherits', () => {
    expect(fold(...lines({ type: 'logged' }, { type: 'constructor' })).status).toBe('open');
  });
});

describe('items of lists', () => {
  it('join by the id of their entry and move on when an entry concerns them', () => {
    const state = fold(...lines({ type: 'logged' }, { type: 'issued' }, { type: 'served', body: { item: idAt(2) } }));
    expect(state.lists.papers).toMatchObject([{ id: idAt(2), status: 'served' }]);
  });

  it('are served once: the second service is kept without effect', () => {
    const served = { type: 'served', body: { item: idAt(2) } };
    const all = lines({ type: 'logged' }, { type: 'issued' }, served, served);
    expect(outcomes(...all)).toEqual(['effect', 'effect', 'effect', 'no-effect']);
  });

  it('need the item to exist', () => {
    expect(outcomes(...lines({ type: 'logged' }, { type: 'served', body: { item: idAt(9) } }))).toEqual([
      'effect',
      'no-effect',
    ]);
  });
});

describe('held entries', () => {
  it('wait for a decision, and then take effect or never do', () => {
    const [logged, visit] = lines({ type: 'logged' }, { type: 'visited', held: true });
    if (!logged || !visit) throw new Error('two lines');
    const decide = (effect: boolean) => line(3, { type: 'decided', body: { entry: idAt(2), effect, reason: 'Seen' } });
    expect(outcomes(logged, visit)).toEqual(['effect', 'held']);
    expect(outcomes(logged, visit, decide(true))).toEqual(['effect', 'effect', 'effect']);
    expect(outcomes(logged, visit, decide(false))).toEqual(['effect', 'no-effect', 'effect']);
  });

  it('are not released by a decision that is itself held', () => {
    const forged = { type: 'decided', body: { entry: idAt(2), effect: true, reason: 'Because' }, held: true };
    expect(outcomes(...lines({ type: 'logged' }, { type: 'visited', held: true }, forged))).toEqual([
      'effect',
      'held',
      'held',
    ]);
  });
});

describe('annulled entries', () => {
  const body = { entry: idAt(2), reason: 'Wrong record' };

  it('lose their effect, also when the annulment is dated first', () => {
    for (const minute of [0, 9]) {
      const state = fold(...lines({ type: 'logged' }, { type: 'visited' }, { type: 'annulled', body, minute }));
      expect(state.lists.visits).toBeUndefined();
      expect(state.status).toBe('open');
    }
  });

  it('keep it when the annulment is held', () => {
    const state = fold(...lines({ type: 'logged' }, { type: 'visited' }, { type: 'annulled', body, held: true }));
    expect(state.lists.visits).toHaveLength(1);
  });
});

describe('the review', () => {
  const accepted = (through: number) => ({ type: 'reviewed', body: { outcome: 'accepted', through, comments: [] } });

  it('is new, then accepted, then changed by a later entry', () => {
    const all = lines({ type: 'logged' }, accepted(1), { type: 'visited' });
    expect(reviewStateOf(fold(...all.slice(0, 1)))).toBe('new');
    expect(reviewStateOf(fold(...all.slice(0, 2)))).toBe('accepted');
    expect(reviewStateOf(fold(...all))).toBe('changed');
  });

  it('counts an entry the council has not numbered yet as changed since', () => {
    const all = [...lines({ type: 'logged' }, accepted(1)), line(3, { type: 'visited', number: undefined })];
    expect(reviewStateOf(fold(...all))).toBe('changed');
  });

  it('stands where a phone’s clock dated the beginning after it', () => {
    const ahead = lines({ type: 'logged', minute: 600 }, accepted(1), { type: 'noted', body: { text: 'Called' } });
    const state = fold(...ahead);
    expect(reviewStateOf(state)).toBe('changed');
    expect(state.notes).toMatchObject([{ text: 'Called' }]);
  });
});

describe('people and files', () => {
  it('follow the last word on each person in the council’s order', () => {
    const assigned = (named: boolean) => ({ type: 'assigned', body: { person: idAt(7), named } });
    expect(fold(...lines({ type: 'logged' }, assigned(true)))).toMatchObject({ assigned: [idAt(7)], excluded: [] });
    expect(fold(...lines({ type: 'logged' }, assigned(true), assigned(false)))).toMatchObject({
      assigned: [],
      excluded: [idAt(7)],
    });
  });

  it('are collected from every entry, with the reason where bytes will never come', () => {
    const photo = { id: idAt(50), sha256: 'a'.repeat(64), size: 10, type: 'image/jpeg', role: 'photo' };
    const gone = { type: 'attached', body: { missing: [idAt(50)], reason: 'Phone lost' } };
    const state = fold(...lines({ type: 'logged', body: { attachments: [photo] } }, gone));
    expect(state.attachments).toMatchObject([{ id: idAt(50), entry: idAt(1), missing: 'Phone lost' }]);
  });
});

describe('entries of an older version of the kind', () => {
  const upgrades = [
    (_type: string, body: JsonObject) => ({ ...body, place: body.where }),
    (_type: string, body: JsonObject) => ({ place: body.place }),
  ];
  const foldVersion = (kindVersion: number, body: JsonObject) => {
    const { entry, ...rest } = line(1, { type: 'logged', body });
    return foldRecord({ ...toyRules, upgrades }, RECORD, [{ ...rest, entry: { ...entry, kindVersion } }]).details;
  };

  it('are read as the current version would have written them', () => {
    expect(foldVersion(1, { where: 'River Steps' })).toEqual({ place: 'River Steps' });
    expect(foldVersion(2, { place: 'River Steps', where: 'old' })).toEqual({ place: 'River Steps' });
    expect(foldVersion(3, { place: 'River Steps' })).toEqual({ place: 'River Steps' });
  });

  it('from a newer app stay as they are', () => {
    expect(foldVersion(9, { where: 'River Steps' })).toEqual({ where: 'River Steps' });
  });
});
