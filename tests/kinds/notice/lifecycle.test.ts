// Every cell: each paper in each state meets each entry about it, and each state of a case meets each entry type.
import { describe, expect, it } from 'vitest';
import type { RecordState } from '#domain/record.ts';
import type { EntryType } from '#kinds/registry.ts';
import { kindOf, recordOf, type Written } from '../kind-record.ts';
import { paths, weekly } from './paths.ts';

const kind = kindOf('notice');
const typesAbout = (list: string): readonly (readonly [string, EntryType])[] =>
  Object.entries(kind.entries).filter(([, { concerns }]) => concerns?.list === list);
const statusOf = (state: RecordState, list: string, item: string) =>
  state.lists[list]?.find(({ id }) => id === item)?.status;

/** From the reference, part A10: what must lead where. Anything else about the item is kept without effect. */
const expected: Readonly<Record<string, string>> = {
  'warnings open': 'warning-served>served warning-ended>withdrawn',
  'warnings served': 'checked>not-complied warning-ended>withdrawn warning-service-corrected>served',
  'warnings not-complied': 'checked>not-complied warning-ended>withdrawn warning-service-corrected>not-complied',
  'warnings complied': 'warning-ended>withdrawn warning-service-corrected>complied',
  'warnings withdrawn': 'warning-service-corrected>withdrawn',
  'warnings expired': 'warning-service-corrected>expired',
  'notices open': 'notice-approval>approved notice-served>served notice-ended>discharged',
  'notices approved': 'notice-approval>approved notice-served>served notice-ended>discharged',
  'notices refused': 'notice-served>served notice-ended>discharged',
  'notices served':
    'notice-approval>served notice-service-corrected>served notice-checked>served notice-ended>discharged variation-requested>served appeal-lodged>appealed breach-suspected>served',
  'notices appealed':
    'notice-approval>appealed notice-service-corrected>appealed notice-checked>appealed notice-ended>discharged variation-requested>appealed breach-suspected>appealed',
  'notices quashed': 'notice-service-corrected>quashed',
  'notices discharged': 'notice-service-corrected>discharged',
  'notices withdrawn': 'notice-service-corrected>withdrawn',
  'notices expired': 'notice-service-corrected>expired',
  'appeals open': 'appeal-ordered>open appeal-ended>dismissed',
  'appeals dismissed': '',
  'appeals modified': '',
  'appeals quashed': '',
  'appeals withdrawn': '',
  'variations open': 'variation-decided>varied',
  'variations varied': 'variation-served>served',
  'variations refused': '',
  'variations served': '',
  'breaches open': 'breach-evidenced>evidenced breach-closed>closed',
  'breaches evidenced':
    'breach-evidenced>evidenced breach-letter-sent>evidenced breach-closed>closed penalty-issued>penalty remedial-noticed>remedial prosecution-referred>prosecution',
  'breaches penalty': 'breach-letter-sent>penalty remedial-noticed>penalty prosecution-referred>prosecution',
  'breaches remedial':
    'breach-letter-sent>remedial penalty-issued>penalty remedial-noticed>remedial prosecution-referred>prosecution',
  'breaches prosecution': 'breach-letter-sent>prosecution remedial-noticed>prosecution',
  'breaches closed': 'breach-letter-sent>closed',
  'penalties open': 'penalty-served>served penalty-paid>paid penalty-withdrawn>withdrawn',
  'penalties served': 'penalty-paid>paid penalty-unpaid>unpaid penalty-withdrawn>withdrawn',
  'penalties unpaid': 'penalty-paid>paid penalty-withdrawn>withdrawn',
  'penalties paid': '',
  'penalties withdrawn': '',
  'remedials open': 'remedial-consent>consented remedial-done>done',
  'remedials consented': 'remedial-consent>consented remedial-done>done',
  'remedials refused': 'remedial-consent>consented remedial-done>done',
  'remedials done': 'remedial-costs>charged',
  'remedials charged': '',
  'prosecutions open': 'prosecution-ended>convicted',
  'prosecutions convicted': '',
  'prosecutions acquitted': '',
  'prosecutions discontinued': '',
};

const cells = Object.entries(paths).flatMap(([list, byStatus]) =>
  Object.entries(byStatus).flatMap(([status, path]) =>
    typesAbout(list).map(([type]) => ({ list, status, type, path })),
  ),
);

describe('a paper', () => {
  it('is brought to every state that its list has', () => {
    for (const [list, { statuses }] of Object.entries(kind.lists)) {
      if (['earlier', 'alternatives', 'incidents', 'people'].includes(list)) continue;
      expect([list, Object.keys(paths[list] ?? {}).toSorted()]).toEqual([list, Object.keys(statuses).toSorted()]);
      for (const [status, { item, steps }] of Object.entries(paths[list] ?? {})) {
        const state = recordOf(kind, ...weekly(...steps));
        expect(state.tasks).toEqual([]);
        expect([list, status, statusOf(state, list, item)]).toEqual([list, status, status]);
      }
    }
    expect(cells.length).toBeGreaterThan(100);
  });

  it.each(cells)('$list, $status × $type', ({ list, status, type, path: { item, steps } }) => {
    const before = recordOf(kind, ...weekly(...steps));
    const after = recordOf(kind, ...weekly(...steps, { type, change: { item } }));
    const row = expected[`${list} ${status}`];
    expect(row).toBeDefined();
    const leads = row?.split(' ').find((each) => each.startsWith(`${type}>`));
    // What does not fit is kept, and somebody's work; the paper and the case stand where they stood.
    expect({
      leads: `${type}>${statusOf(after, list, item)}`,
      outcome: after.timeline.at(-1)?.outcome,
      tasks: after.tasks.map(({ code }) => code),
      stands: leads !== undefined || after.status === before.status,
    }).toEqual({
      leads: leads ?? `${type}>${status}`,
      outcome: leads ? 'effect' : 'no-effect',
      tasks: leads ? [] : ['no-effect'],
      stands: true,
    });
  });
});

describe('an appeal moves its notice', () => {
  it.each([
    ['dismissed', 'served'],
    ['modified', 'served'],
    ['withdrawn', 'served'],
    ['quashed', 'quashed'],
  ])('%s', (outcome, status) => {
    const { item, steps } = paths.appeals?.[outcome] ?? { item: '', steps: [] };
    const state = recordOf(kind, ...weekly(...steps));
    expect(statusOf(state, 'appeals', item)).toBe(outcome);
    expect(state.lists.notices?.[0]?.status).toBe(status);
  });

  it('not where the notice ended meanwhile', () => {
    const { item, steps } = paths.appeals?.open ?? { item: '', steps: [] };
    const notice = paths.notices?.appealed?.item ?? '';
    const state = recordOf(
      kind,
      ...weekly(
        ...steps,
        { type: 'notice-ended', change: { item: notice, outcome: 'withdrawn' } },
        { type: 'appeal-ended', change: { item, outcome: 'dismissed' } },
      ),
    );
    expect(state.tasks).toEqual([]);
    expect(statusOf(state, 'notices', notice)).toBe('withdrawn');
    expect(statusOf(state, 'appeals', item)).toBe('dismissed');
  });
});

describe('a case', () => {
  const reached: Readonly<Record<string, readonly Omit<Written, 'at'>[]>> = {
    none: [],
    open: [{ type: 'logged' }],
    'warning-written': paths.warnings?.open?.steps ?? [],
    warned: paths.warnings?.served?.steps ?? [],
    complied: paths.warnings?.complied?.steps ?? [],
    continuing: paths.warnings?.['not-complied']?.steps ?? [],
    'notice-written': paths.notices?.open?.steps ?? [],
    'notice-served': paths.notices?.served?.steps ?? [],
    appealed: paths.notices?.appealed?.steps ?? [],
    breached: paths.breaches?.evidenced?.steps ?? [],
    penalty: paths.penalties?.served?.steps ?? [],
    'penalty-unpaid': paths.penalties?.unpaid?.steps ?? [],
    remedial: paths.remedials?.open?.steps ?? [],
    prosecution: paths.prosecutions?.open?.steps ?? [],
    ended: paths.notices?.discharged?.steps ?? [],
    closed: [{ type: 'logged' }, { type: 'case-closed' }],
    earlier: [{ type: 'logged' }, { type: 'recorded-earlier' }],
  };
  /** Of the types that are about no paper, where they have effect. */
  const takes = (status: string, type: string): boolean => {
    if (type === 'logged') return status === 'none';
    if (status === 'none' || status === 'earlier') return false;
    if (type === 'recorded-earlier') return status === 'open';
    return type !== 'case-closed' || status !== 'closed';
  };

  it.each(Object.entries(reached))('%s is reached and decides every entry type', (status, steps) => {
    const before = recordOf(kind, ...weekly(...steps));
    expect([before.status, before.tasks]).toEqual([status, []]);
    for (const [type, { concerns }] of Object.entries(kind.entries)) {
      expect([type, kind.lifecycle[status]?.[type]]).not.toEqual([type, undefined]);
      if (concerns) continue;
      const after = recordOf(kind, ...weekly(...steps, { type }));
      expect([status, type, after.timeline.at(-1)?.outcome]).toEqual([
        status,
        type,
        takes(status, type) ? 'effect' : 'no-effect',
      ]);
      expect(['none', ...Object.keys(kind.statuses)]).toContain(after.status);
    }
  });

  it('covers every status', () => {
    expect(Object.keys(reached).toSorted()).toEqual(['none', ...Object.keys(kind.statuses)].toSorted());
  });

  it('that was closed opens again when a paper in it is live', () => {
    const steps = [{ type: 'logged' }, { type: 'case-closed' }, { type: 'warning-issued' }];
    expect(recordOf(kind, ...weekly(...steps)).status).toBe('warning-written');
  });
});
