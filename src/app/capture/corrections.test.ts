import { expect, it } from 'vitest';
import { changesBetween } from './corrections.ts';

it('names each answer that differs, with what stood before', () => {
  expect(changesBetween('details', { count: 7, notes: 'wet' }, { count: 8, source: 'discarded' })).toEqual([
    { path: 'details/count', from: 7, to: 8 },
    { path: 'details/notes', from: 'wet' },
    { path: 'details/source', to: 'discarded' },
  ]);
});

it('finds none where only the order of keys differs', () => {
  expect(changesBetween('visits/a', { place: { name: 'x', ward: 'y' } }, { place: { ward: 'y', name: 'x' } })).toEqual(
    [],
  );
});
