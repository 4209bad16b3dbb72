// A small kind that has one of everything the fold knows: an own type, a list, issued items, and an entry that moves them on.
import fc from 'fast-check';
import { z } from 'zod';
import type { Entry, FoldEntry } from '#domain/entry.ts';
import { type JsonObject, jsonObjectSchema } from '#domain/json.ts';
import type { KindRules } from '#domain/kind-rules.ts';

const any = z.record(z.string(), z.json());

export const toyRules: KindRules = {
  name: 'toy',
  entries: {
    logged: { title: 'Begun', body: any, writers: ['officer'] },
    issued: { title: 'Issued', body: any, writers: ['officer'], adds: 'papers', issued: true },
    visited: { title: 'Visited', body: any, writers: ['officer'], adds: 'visits', itemStatus: 'made' },
    served: {
      title: 'Served',
      body: any,
      writers: ['officer'],
      concerns: { list: 'papers', from: ['open'], to: 'served' },
    },
    closed: { title: 'Closed', body: any, writers: ['manager'] },
  },
  lifecycle: {
    none: { logged: 'open', issued: null, visited: null, served: null, closed: null },
    open: {
      logged: null,
      issued: 'open',
      visited: ({ again }) => (again === true ? 'open' : 'seen'),
      served: 'open',
      closed: 'closed',
    },
    seen: { logged: null, issued: 'seen', visited: 'seen', served: 'seen', closed: 'closed' },
    closed: { logged: null, issued: null, visited: null, served: null, closed: null },
  },
};

export const RECORD = '0192f0c1-7e00-7000-8000-00000000aaaa';
const PERSON = '0192f0c1-7e00-7000-8000-00000000bbbb';
const START = Date.parse('2026-11-23T09:00:00.000Z');

/** The n-th id, in the order of time as UUIDv7 are. */
export const idAt = (n: number): string => `0192f0c1-7e00-7000-8000-${String(n).padStart(12, '0')}`;

export interface LineInput extends Partial<Omit<FoldEntry, 'entry'>> {
  readonly type: string;
  readonly body?: JsonObject;
  /** Minutes after nine o'clock. */
  readonly minute?: number;
  readonly seq?: number;
}

export function line(n: number, { type, body = {}, minute = n, seq = n, ...rest }: LineInput): FoldEntry {
  const entry: Entry = {
    id: idAt(n),
    record: RECORD,
    kind: 'toy',
    kindVersion: 1,
    type,
    body,
    at: { from: new Date(START + minute * 60_000).toISOString(), precision: 'exact', typed: false },
    savedAt: new Date(START).toISOString(),
    clockOffset: 0,
    by: PERSON,
    origin: 'phone',
    seq,
  };
  return { entry, number: n, ...rest };
}

/** Bodies as hostile as JSON allows, with the names that every object inherits. */
export const jsonObjects: fc.Arbitrary<JsonObject> = fc
  .dictionary(
    fc.oneof(
      fc.string(),
      fc.constantFrom('constructor', 'toString', 'item', 'entry', 'changes', 'attachments', 'from'),
    ),
    fc.jsonValue({ maxDepth: 3 }),
  )
  .map((value) => jsonObjectSchema.parse(JSON.parse(JSON.stringify(value))));

/** The same lines in every order a network may bring them. */
export const shuffled = (lines: readonly FoldEntry[]): fc.Arbitrary<FoldEntry[]> =>
  fc.shuffledSubarray([...lines], { minLength: lines.length, maxLength: lines.length });
