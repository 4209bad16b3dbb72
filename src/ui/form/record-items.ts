import type { Choice, FormPage } from '#domain/field.ts';
import { momentWords } from '#domain/format-moment.ts';
import type { JsonObject } from '#domain/json.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';

/** What of an entry type a record needs to be shown; an entry type of a kind fits as it is. */
export interface ShownType {
  readonly title: string;
  readonly pages: readonly FormPage[];
  readonly itemName?: (values: JsonObject) => string;
}
export type ShownTypes = Readonly<Record<string, ShownType>>;

/** The items of a list that a form may name, in these statuses or in any. */
export const itemChoices = (
  { lists }: Pick<RecordState, 'lists'>,
  types: ShownTypes,
  now: string,
  list: string,
  statuses: readonly string[] | undefined,
): readonly Choice[] =>
  (lists[list] ?? [])
    .filter(({ status }) => statuses?.includes(status) ?? true)
    .map((item) => ({ value: item.id, label: itemWords(item, types, now) }));

/** Its reference or its name where it has one, else what it is and when. A type that names its items does so first. */
export function itemWords({ type, values, at }: RecordItem, types: ShownTypes, now: string): string {
  const { title = 'Item', itemName } = types[type] ?? {};
  if (itemName) return itemName(values);
  const own = [values.reference, values.name].find((words) => typeof words === 'string' && words !== '');
  return typeof own === 'string' ? own : `${title}, ${momentWords(at, now)}`;
}
