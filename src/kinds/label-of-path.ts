import type { Field } from '#domain/field.ts';
import { own } from '#domain/own.ts';
import type { RecordState } from '#domain/record.ts';
import { fieldsOf, type RecordKind } from './define-record-kind.ts';

/** The question that an amendment or a comment names: `details/<key>` or `<list>/<item>/<key>`. */
export function fieldOfPath(kind: RecordKind, state: Pick<RecordState, 'lists'>, path: string): Field | undefined {
  const [list = '', second = '', key] = path.split('/');
  const type = list === 'details' ? 'logged' : own(state.lists, list)?.find(({ id }) => id === second)?.type;
  const wanted = list === 'details' ? second : key;
  const entry = type === undefined ? undefined : own(kind.entries, type);
  return entry && fieldsOf(entry).find((field) => field.key === wanted);
}

export const labelOfPath = (kind: RecordKind, state: Pick<RecordState, 'lists'>, path: string): string =>
  fieldOfPath(kind, state, path)?.label ?? 'An answer';
