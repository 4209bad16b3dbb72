// What committee tables still count of an erased record: figures, days and kinds of things, never who or whose door.
import { expect, test } from 'vitest';
import { kindOf } from './kind-record.ts';

test('a case keeps its papers without recipient and references', () => {
  const issued = { form: 'CPW', id: 'a', reference: 'EM-CPW-1', on: '2026-01-05', follows: [], outcome: 'complied' };
  const facts = { reason: 'noise', recipient: 'robin example, 1990-01-01', issued: [issued] };
  expect(kindOf('notice').lastingFacts(facts)).toEqual({
    reason: 'noise',
    issued: [{ form: 'CPW', id: 'a', on: '2026-01-05', follows: [], outcome: 'complied' }],
  });
});

test('an encampment keeps its times without its place', () => {
  const facts = {
    on: '2026-01-05',
    arrived: { from: '2026-01-05T09:00:00.000Z' },
    place: 'By 4 Sample Street',
    lat: 51,
    lon: 0.5,
  };
  expect(kindOf('encampment').lastingFacts(facts)).toEqual({ on: facts.on, arrived: facts.arrived });
});

test('a needle find keeps what it counted', () => {
  const facts = { on: '2026-01-05', count: 7, place: 'River Steps' };
  expect(kindOf('needle-find').lastingFacts(facts)).toEqual(facts);
});
