// The one door to the kinds. The list in index.ts is both the values and the source of their names.
import { own } from '#domain/own.ts';
import * as list from './index.ts';
import type { EntryType, Flow, RecordKind } from './define-record-kind.ts';

export type {
  ClockLine,
  Due,
  EntryType,
  Flow,
  RecordKind,
  Tone,
} from './define-record-kind.ts';
export { fieldsOf } from './define-record-kind.ts';
export { fieldOfPath, labelOfPath } from './label-of-path.ts';

/** In the order of the home screen. */
export const kinds: readonly RecordKind[] = Object.values(list).toSorted((a, b) => a.order - b.order);

const kindsByName = new Map(kinds.map((kind) => [kind.name, kind]));
if (kindsByName.size !== kinds.length) throw new Error('Two record kinds have the same name');

/** Undefined for a kind that only a newer app knows. */
export const kindNamed = (name: string): RecordKind | undefined => kindsByName.get(name);

export const entryTypeOf = (kind: RecordKind, type: string): EntryType | undefined => own(kind.entries, type);

export const flowsFor = (kind: RecordKind, status: string): readonly Flow[] =>
  kind.flows.filter(({ statuses }) => statuses.includes(status));
