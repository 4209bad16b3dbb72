// The contract suite can fail: kinds that are broken in one place each.
import { describe, expect, it } from 'vitest';
import type { Field } from '#domain/field.ts';
import type { EntryType, RecordKind } from '#kinds/registry.ts';
import { faultsOf } from './examine.ts';
import { kindOf } from './kind-record.ts';

const kind = kindOf('notice');

/** The kind with one of its entry types changed. */
function withType(name: string, change: (type: EntryType) => Partial<EntryType>): RecordKind {
  const type = kind.entries[name];
  if (!type) throw new Error(`There is no type ${name}`);
  return { ...kind, entries: { ...kind.entries, [name]: { ...type, ...change(type) } } };
}

const withField = (name: string, key: string, change: (field: Field) => Field): RecordKind =>
  withType(name, ({ pages }) => ({
    pages: pages.map((page) => ({
      ...page,
      fields: page.fields.map((field) => (field.key === key ? change(field) : field)),
    })),
  }));

describe('the contract notices', () => {
  it('nothing in a sound kind', () => expect(faultsOf(kind)).toEqual([]));

  it('a pick from an item that is not asked for, or that has no parts', () => {
    const parts = (list: string, of: string) =>
      withField('breach-suspected', 'requirements', ({ key, label }) => ({ key, label, input: 'parts', list, of }));
    expect(faultsOf(parts('notices', 'what'))).toEqual([
      'notice/breach-suspected: requirements is of what, which names no item of notices',
    ]);
    expect(faultsOf(parts('warnings', 'item'))).toContain(
      'notice/breach-suspected: items of warnings have no parts for requirements',
    );
  });

  it('a unit in the plural, which would be read as “10 dayss”', () => {
    expect(
      faultsOf(
        withField('penalty-issued', 'discountDays', ({ key, label }) => ({
          key,
          label,
          input: 'count',
          unit: 'days',
          optional: true,
        })),
      ),
    ).toEqual(['notice/penalty-issued: discountDays has its unit in the plural']);
  });

  it('a question that is spared though its answer is needed', () => {
    expect(faultsOf(withType('notice-served', () => ({ spares: () => ['method'] })))).toEqual([
      'notice/notice-served: it spares method, which is no optional question',
    ]);
  });

  it('a version without the upgrade to it', () => {
    expect(faultsOf({ ...kind, upgrades: [] })).toEqual([
      'notice: version 2 needs an upgrade from each version before',
    ]);
  });
});
