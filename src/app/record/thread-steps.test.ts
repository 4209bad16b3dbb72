import { expect, test } from 'vitest';
import { emptyRecord } from '#domain/record.ts';
import { defaultRules } from '#domain/rulebook.ts';
import { kinds } from '#kinds/registry.ts';
import { threadSteps } from './thread-steps.ts';

test.each(kinds.map((kind) => [kind.name, kind] as const))(
  'a line of %s whose type no app knows is shown, whatever it is called',
  (_, kind) => {
    const at = { from: '2026-11-23T09:00:00.000Z', precision: 'exact', typed: false } as const;
    const line = { at, savedAt: at.from, by: 'somebody', body: {}, number: 1, outcome: 'no-effect' } as const;
    const timeline = ['of-a-newer-app', 'constructor', '__proto__'].map((type, i) => ({
      ...line,
      id: String(i),
      type,
      receivedAt: undefined,
    }));
    const state = { ...emptyRecord('record', kind.name), timeline };
    const view = { state, delivery: {}, people: {}, linked: [], unknown: false };
    const steps = threadSteps(kind, view, 'me', [], at.from, defaultRules, 0);
    expect(steps.map(({ title }) => title)).toEqual(timeline.map(() => 'Written by a newer app'));
  },
);
