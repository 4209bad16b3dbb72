// Entries of the first version read as the second would have written them.
import { expect, it } from 'vitest';
import { foldRecord } from '#domain/fold-record.ts';
import { upgradedBody } from '#domain/kind-rules.ts';
import { idAt, RECORD } from '../../domain/toy-kind.ts';
import { kindOf } from '../kind-record.ts';

const kind = kindOf('notice');
const old = (type: string, body: Record<string, string | number>) => upgradedBody(kind, { kindVersion: 1, type, body });

it('names the one requirement of an old breach in a list, without the words it did not keep', () => {
  const body = { item: idAt(5), requirement: 2, what: 'As before', witness: 'The officer' };
  const now = old('breach-suspected', body);
  expect(now).toEqual({ item: idAt(5), requirements: [{ number: 2 }], what: 'As before', witness: 'The officer' });
  expect(kind.entries['breach-suspected']?.body.safeParse(now).success).toBe(true);
  expect(kind.entries['breach-suspected']?.summarise(now)).toBe('Requirement 2');
});

it('leaves every other entry as it was, an appeal against the whole notice among them', () => {
  for (const [type, { example }] of Object.entries(kind.entries))
    expect([type, upgradedBody(kind, { kindVersion: 1, type, body: example })]).toEqual([type, example]);
  const { requirements: _, ...whole } = kind.entries['appeal-lodged']?.example ?? {};
  expect(kind.entries['appeal-lodged']?.body.safeParse(whole).success).toBe(true);
});

it('is what the fold reads', () => {
  const at = { from: '2026-12-21T10:00:00.000Z', precision: 'minute' as const, typed: true };
  const line = (n: number, type: string, body: Record<string, string | number>) => ({
    number: n,
    entry: {
      id: idAt(n),
      record: RECORD,
      kind: kind.name,
      kindVersion: 1,
      type,
      body,
      at,
      savedAt: at.from,
      clockOffset: 0,
      by: idAt(99),
      origin: 'phone' as const,
    },
  });
  const state = foldRecord(kind, RECORD, [line(1, 'logged', {}), line(2, 'breach-suspected', { requirement: 1 })]);
  expect(state.timeline.at(-1)?.body).toEqual({ requirements: [{ number: 1 }] });
});
