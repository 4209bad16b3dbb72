// The stories that kinds tell are true to their own rules, to the last line and on any day, whatever the clocks do.
import { describe, expect, it } from 'vitest';
import { foldRecord } from '#domain/fold-record.ts';
import { defaultRules } from '#domain/rulebook.ts';
import { kindNamed, kinds } from '#kinds/registry.ts';
import { storyEntries } from '#server/demo/demo-story.ts';
import { idAt } from '../domain/toy-kind.ts';

const writer = { person: idAt(9), roles: ['officer'], prefix: '7K', counts: new Map<string, number>() } as const;
const place = { name: 'Fictional Field', position: { lat: 51.3, lon: 1.5 } };
const DAYS = ['2026-04-02T18:00:00.000Z', '2026-11-02T18:00:00.000Z'].map((instant) => Date.parse(instant));

const told = await Promise.all(kinds.map(async (kind) => [kind, await kind.stories()] as const));

describe.each(
  told.filter(([, stories]) => stories.length > 0).map(([kind, stories]) => [kind.name, kind, stories] as const),
)('%s', (_name, kind, stories) => {
  it.each(DAYS)('tells whole stories by %d', (until) => {
    for (const story of stories) {
      const entries = storyEntries(kind, story, writer, place, until);
      expect(entries).toHaveLength(story.lines.length);
    }
  });

  it('says where each stands at every step', async () => {
    const standing = await kind.standing();
    for (const story of stories) {
      const entries = storyEntries(kind, story, writer, place, DAYS[1] ?? 0);
      for (const [i] of entries.entries()) {
        const lines = entries.slice(0, i + 1).map((entry, n) => ({ entry, number: n + 1 }));
        const cards = standing(foldRecord(kind, idAt(1), lines), '2026-11-02T18:00:00.000Z', defaultRules);
        expect(new Set(cards.map(({ title }) => title)).size).toBe(cards.length);
        for (const { lines: own } of cards) expect(own.every(({ label }) => label !== '')).toBe(true);
      }
    }
  });
});

it('are told by somebody', () => {
  expect(told.some(([, stories]) => stories.length > 0)).toBe(true);
});

it('stop where a rule would stop an officer', () => {
  const kind = kindNamed('encampment');
  const early = {
    daysAgo: 3,
    lines: [
      { type: 'logged', day: 0, time: '09:00', body: () => kind?.entries.logged?.example ?? {} },
      {
        type: 'decision-made',
        day: 1,
        time: '09:00',
        body: () => ({ ...kind?.entries['decision-made']?.example, decision: 'court', until: undefined }),
      },
    ],
  };
  expect(kind && (() => storyEntries(kind, early, writer, place, DAYS[1] ?? 0))).toThrow(/welfare assessment/);
});
