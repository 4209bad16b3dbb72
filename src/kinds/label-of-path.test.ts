import { expect, test } from 'vitest';
import { emptyRecord } from '#domain/record.ts';
import { kinds, labelOfPath } from './registry.ts';

test('a path that leads nowhere is an answer without a name, whatever it is called', () => {
  for (const kind of kinds)
    for (const path of ['details/constructor', 'constructor/an-item/name', '__proto__/an-item/name', 'papers/none/at'])
      expect(labelOfPath(kind, emptyRecord('record', kind.name), path)).toBe('An answer');
});
