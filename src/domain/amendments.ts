// Corrections to answers. Their order is the council's, not the phones': each path wins or conflicts alone.
import type { z } from 'zod';
import type { FoldEntry } from './entry.ts';
import { amendedSchema, resolvedSchema } from './generic-entries.ts';
import { type Json, type JsonObject, sameJson } from './json.ts';
import type { KindRules } from './kind-rules.ts';
import { byNumber } from './sequence.ts';
import { own } from './own.ts';
import type { Conflict, FoldTask, RecordItem, RecordState } from './record.ts';

type Resolved = Pick<z.infer<typeof resolvedSchema>, 'path' | 'to'>;

interface Amended extends Pick<RecordState, 'details' | 'lists' | 'conflicts'> {
  readonly tasks: readonly FoldTask[];
}

export function applyAmendments(
  rules: KindRules,
  details: JsonObject,
  lists: Readonly<Record<string, readonly RecordItem[]>>,
  entries: readonly FoldEntry[],
): Amended {
  let now: Pick<RecordState, 'details' | 'lists'> = { details, lists };
  const conflicts = new Map<string, Conflict>();
  const tasks: FoldTask[] = [];

  for (const { entry } of byNumber(entries)) {
    const amended = entry.type === 'amended' ? amendedSchema.safeParse(entry.body) : undefined;
    for (const { path, from, to } of amended?.data?.changes ?? []) {
      const place = placeOf(now, path);
      if (!place)
        tasks.push({
          code: 'no-effect',
          entry: entry.id,
          message: 'A correction names something this record does not have. It is kept.',
        });
      else if (place.item && own(rules.entries, place.item.type)?.issued)
        tasks.push({
          code: 'amends-issued',
          entry: entry.id,
          message: 'What was issued cannot be edited. Vary it, withdraw it or add a note.',
        });
      else if (misfit(rules, now, path, to) !== undefined)
        tasks.push({
          code: 'amends-unfit',
          entry: entry.id,
          message: 'A correction gives an answer that does not fit its question. It is kept, without effect.',
        });
      else if (sameJson(place.value, from) || sameJson(place.value, to)) now = written(now, path, to);
      else
        conflicts.set(path, {
          path,
          kept: place.value,
          other: to,
          entries: [...(conflicts.get(path)?.entries ?? []), entry.id],
        });
    }
    const resolved = entry.type === 'resolved' ? resolvedSchema.safeParse(entry.body) : undefined;
    if (resolved?.success && fits(rules, now, resolved.data)) {
      now = written(now, resolved.data.path, resolved.data.to);
      conflicts.delete(resolved.data.path);
    }
  }
  for (const {
    entries: [entry = ''],
  } of conflicts.values())
    tasks.push({ code: 'conflict', entry, message: 'Two people gave different answers. Choose which one stands.' });
  return { ...now, conflicts: [...conflicts.values()], tasks };
}

/** The answer that a path names, or undefined where the record has no such place. */
export function answerAt(state: Pick<RecordState, 'details' | 'lists'>, path: string): Json | undefined {
  return placeOf(state, path)?.value;
}

/** Why the answer does not fit the question that the path names, by the schema of the entry that gave it; undefined where it does. */
export function misfit(
  rules: Pick<KindRules, 'entries'>,
  state: Pick<RecordState, 'details' | 'lists'>,
  path: string,
  to: Json | undefined,
): string | undefined {
  const { item } = placeOf(state, path) ?? {};
  const key = path.split('/').at(-1) ?? '';
  const body = own(rules.entries, item?.type ?? 'logged')?.body;
  const result = body?.safeParse(withAnswer(item?.values ?? state.details, key, to));
  return result?.error?.issues.find(
    (issue) => issue.path[0] === key || (issue.code === 'unrecognized_keys' && issue.keys.includes(key)),
  )?.message;
}

const fits = (rules: KindRules, state: Pick<RecordState, 'details' | 'lists'>, answer: Resolved): boolean =>
  placeOf(state, answer.path) !== undefined && misfit(rules, state, answer.path, answer.to) === undefined;

function placeOf(
  state: Pick<RecordState, 'details' | 'lists'>,
  path: string,
): { value: Json | undefined; item?: RecordItem } | undefined {
  const [list = '', second = '', key] = path.split('/');
  if (list === 'details' && key === undefined) return { value: own(state.details, second) };
  const item = own(state.lists, list)?.find(({ id }) => id === second);
  return item && key !== undefined ? { value: own(item.values, key), item } : undefined;
}

function written(state: Pick<RecordState, 'details' | 'lists'>, path: string, to: Json | undefined): typeof state {
  const [list = '', second = '', key = ''] = path.split('/');
  if (list === 'details') return { ...state, details: withAnswer(state.details, second, to) };
  const items = (state.lists[list] ?? []).map((item) =>
    item.id === second ? { ...item, values: withAnswer(item.values, key, to) } : item,
  );
  return { ...state, lists: { ...state.lists, [list]: items } };
}

function withAnswer(values: JsonObject, key: string, to: Json | undefined): JsonObject {
  const { [key]: _, ...rest } = values;
  return to === undefined ? rest : { ...rest, [key]: to };
}
