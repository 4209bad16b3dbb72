// The contract of a record kind. A new kind is tested by being listed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Entry, FoldEntry } from '#domain/entry.ts';
import type { Field } from '#domain/field.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { genericEntries } from '#domain/generic-entries.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';
import { daySchema, instantSchema } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { defaultRules } from '#domain/rulebook.ts';
import { type EntryType, fieldsOf, type ImportDefinition, kinds, type RecordKind } from '#kinds/registry.ts';
import { idAt, jsonObjects, RECORD } from '../domain/toy-kind.ts';
import { faultsOf } from './examine.ts';

const NOW = '2026-11-23T12:00:00.000Z';

const entryOf = (kind: RecordKind, n: number, type: string, body: JsonObject): FoldEntry => ({
  number: n,
  entry: {
    id: idAt(n),
    record: RECORD,
    kind: kind.name,
    kindVersion: kind.version,
    type,
    body,
    at: { from: '2026-11-23T09:00:00.000Z', precision: 'exact', typed: false },
    savedAt: NOW,
    clockOffset: 0,
    by: idAt(99),
    origin: 'phone',
  } satisfies Entry,
});

const fold = (kind: RecordKind, entries: readonly FoldEntry[]): RecordState => foldRecord(kind, RECORD, entries);

/** Everything that may stand where anyone looks, or that the server keeps in clear for a sealed kind. */
const openWords = (kind: RecordKind, state: RecordState): readonly string[] => [
  kind.heading(state),
  kind.detail(state, NOW),
  ...kind.columns.map(({ value }) => String(value(state, NOW))),
  ...kind.due(state, defaultRules).map(({ title }) => title),
  ...state.timeline.map(({ type, body }) => kind.entries[type]?.summarise(body) ?? ''),
  JSON.stringify(kind.facts(state)),
];

describe('the list', () => {
  it('has kinds with their own names and places in URLs', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(4);
    expect(new Set(kinds.map(({ path }) => path)).size).toBe(kinds.length);
    const imports = kinds.flatMap((kind) => kind.import?.name ?? []);
    expect(new Set(imports).size).toBe(imports.length);
  });
});

describe.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_name, kind) => {
  it('hangs together: fields, schemas, examples, lifecycle, lists and flows', () => {
    expect(faultsOf(kind)).toEqual([]);
  });

  it('begins a record with its first flow', () => {
    const types = kind.flows.find(({ statuses }) => statuses.includes('none'))?.types ?? [];
    const state = fold(
      kind,
      types.map((type, i) => {
        const { item: _, ...body } = kind.entries[type]?.example ?? {};
        return entryOf(kind, i + 1, type, {
          ...body,
          ...('item' in (kind.entries[type]?.example ?? {}) && { item: idAt(i) }),
        });
      }),
    );
    expect(state.tasks).toEqual([]);
    expect(state.timeline.map(({ outcome }) => outcome)).toEqual(types.map(() => 'effect'));
    expect(kind.heading(state)).not.toBe('');
    for (const { at } of kind.due(state, defaultRules))
      expect(daySchema.safeParse(at).success || instantSchema.safeParse(at).success).toBe(true);
  });

  it('begins each form with answers that its schema takes', () => {
    for (const type of Object.values(kind.entries)) {
      const begun = type.initial({
        state: fold(kind, [entryOf(kind, 1, 'logged', kind.entries.logged?.example ?? {})]),
        ...defaultRules,
        now: NOW,
      });
      const given = Object.fromEntries(Object.entries(begun).filter(([, value]) => value !== undefined));
      const issues = type.body.safeParse({ ...type.example, ...given }).error?.issues ?? [];
      // An answer given may open a question that only the person can answer; none may be of the wrong shape.
      expect(issues.filter(({ code, path }) => code !== 'custom' && String(path[0]) in given)).toEqual([]);
    }
  });

  it('gives words for whatever its entries hold', async () => {
    const standing = await kind.standing();
    const types = [...Object.keys(kind.entries), ...Object.keys(genericEntries), 'towed'];
    const lines = fc.array(
      fc.tuple(
        fc.constantFrom(...types),
        fc.oneof(jsonObjects, fc.constantFrom(...Object.values(kind.entries).map(({ example }) => example))),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(jsonObjects, lines, (details, rest) => {
        const all: readonly (readonly [string, JsonObject])[] = [['logged', details], ...rest];
        const entries = all.map(([type, body], i) => entryOf(kind, i + 1, type, body));
        const state = fold(kind, entries);
        for (const words of openWords(kind, state)) expect(typeof words).toBe('string');
        for (const { message } of kind.waits?.(state, () => defaultRules) ?? []) expect(message).not.toBe('');
        for (const { title } of standing(state, NOW, defaultRules)) expect(title).not.toBe('');
        for (const { entry } of entries) {
          for (const guard of kind.entries[entry.type]?.guards ?? [])
            for (const { source, message } of guard(entry, { state, ...defaultRules }))
              expect(source && message).not.toBe('');
          kind.entries[entry.type]?.initial({ state, ...defaultRules, now: NOW });
        }
      }),
      { numRuns: 200 },
    );
  });
});

const importing = kinds.flatMap((kind) => (kind.import ? [[kind.import.name, kind, kind.import] as const] : []));

describe.each(importing)('the import %s', (_name, kind, definition) => {
  it('reads its import example into a record without a task', () => {
    const { entries } = definition.read(definition.example);
    const stored = entries.map((entry) => ({
      ...entry,
      body: z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(entry.body))),
    }));
    for (const { type, body } of stored) expect(kind.entries[type]?.body.safeParse(body).error).toBeUndefined();
    const state = fold(
      kind,
      stored.map(({ type, at, body }, i) => {
        const line = entryOf(kind, i + 1, type, body);
        return { ...line, entry: { ...line.entry, at } };
      }),
    );
    expect(state.tasks).toEqual([]);
    expect(state.begun).toBe(true);
  });

  it('names the column of a cell it cannot read', () => {
    const { columns, required, example, read } = definition;
    expect(Object.keys(example).toSorted()).toEqual([...columns].toSorted());
    const failing = (row: Record<string, string | undefined>): readonly unknown[] => {
      const [error] = [row].flatMap(attempt(read));
      // What to do, never the library's words.
      expect(error?.issues[0]?.message ?? '').not.toMatch(/^(Invalid|Too|Unrecognized|Expected)/);
      return error?.issues.flatMap(({ path }) => path) ?? [];
    };
    for (const column of required) expect(failing({ ...example, [column]: undefined })).toContain(column);
    for (const column of columns) expect([[], [column]]).toContainEqual(failing({ ...example, [column]: '\u2603' }));
    for (const column of columns.filter((name) => !required.includes(name)))
      expect(failing({ ...example, [column]: undefined })).toEqual([]);
  });
});

const attempt =
  (read: ImportDefinition['read']) =>
  (row: Record<string, string | undefined>): readonly z.ZodError[] => {
    try {
      read(row);
      return [];
    } catch (error) {
      if (error instanceof z.ZodError) return [error];
      throw error;
    }
  };

describe.each(kinds.flatMap((kind) => (kind.openData ? [[kind.title, kind, kind.openData] as const] : [])))(
  'what is given away of the kind %s',
  (_, kind, openData) => {
    const logged = kind.entries.logged?.example ?? {};
    const CANARY = 'Quillfeather';
    const typed = Object.fromEntries(
      Object.entries(logged).map(([key, value]) => [
        key,
        key === 'place' && isJsonObject(value) ? { ...value, name: CANARY } : value,
      ]),
    );

    it('has a sentence, and of a record only figures, days and words of ours', async () => {
      const { description, properties } = await openData();
      expect(description).toMatch(/^[A-Z].*[.]$/s);
      const state = fold(kind, [entryOf(kind, 1, 'logged', { ...typed, notes: CANARY })]);
      const facts = kind.facts(state);
      expect(JSON.stringify(facts)).toContain(CANARY);
      const given = Object.values(properties(facts));
      expect(given.some((value) => value !== null)).toBe(true);
      expect(given.filter((value) => value !== null && typeof value === 'object')).toEqual([]);
      expect(JSON.stringify(given)).not.toContain(CANARY);
    });

    it('is of no sealed kind', () => expect(kind.sealed).toBe(false));
  },
);

describe.each(kinds.filter(({ sealed }) => sealed).map((kind) => [kind.title, kind] as const))(
  'the sealed kind %s',
  (_title, kind) => {
    const CANARY = 'Canary-Lane-7';

    /** The example with every word a person would type replaced. */
    const withCanaries = (type: EntryType): JsonObject => planted(fieldsOf(type), type.example);
    const planted = (fields: readonly Field[], body: JsonObject): JsonObject => {
      const free = fields
        .filter(({ guarded, input }) => guarded || input === 'line' || input === 'text')
        .map(({ key }) => [key, CANARY] as const);
      return { ...body, ...Object.fromEntries(free) };
    };

    it('tells nobody who it is about', () => expect(kind.identity).toBeUndefined());

    it('lets nothing that was typed or guarded into a line, a column, a date or a fact', () => {
      const bodies = Object.entries(kind.entries).map(([type, entry]) => [type, withCanaries(entry)] as const);
      expect(JSON.stringify(bodies)).toContain(CANARY);
      const orders = bodies.map((_, i) => [...bodies.filter(([type]) => type === 'logged'), ...bodies.slice(i)]);
      for (const order of orders) {
        const state = fold(
          kind,
          order.map(([type, body], i) => entryOf(kind, i + 1, type, body)),
        );
        expect(openWords(kind, state).join('\n')).not.toContain(CANARY);
        expect(kind.place(state)).toBeUndefined();
      }
    });

    it('has only dates as facts', () => {
      const state = fold(kind, [entryOf(kind, 1, 'logged', kind.entries.logged?.example ?? {})]);
      const facts = Object.values(kind.facts(state)).filter((value) => value !== undefined);
      expect(facts.length).toBeGreaterThan(0);
      for (const fact of facts) expect(daySchema.safeParse(fact).success).toBe(true);
    });

    it('has no word on screen or in a URL that says what it is', () => {
      const { name: _, import: __, ...shown } = kind;
      const words = wordsIn(
        JSON.parse(
          JSON.stringify({
            ...shown,
            entries: Object.values(kind.entries).map(({ title, pages, guards: ___ }) => ({ title, pages })),
          }),
        ),
      );
      expect(words.length).toBeGreaterThan(50);
      expect(words.filter((word) => /sanctuary|victim|perpetrator|abus|violen|domestic/i.test(word))).toEqual([]);
    });
  },
);

const wordsIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  return isJsonObject(value) ? Object.values(value).flatMap((each) => (each === undefined ? [] : wordsIn(each))) : [];
};
