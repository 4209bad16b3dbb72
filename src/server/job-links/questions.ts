// What a link asks: some questions of one entry type, as its page can draw them, and their answers as that type takes them.
import type { Field } from '#domain/field.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { partWords } from '#domain/part.ts';
import { entryTypeOf, fieldsOf } from '#kinds/registry.ts';
import type { Question } from '#protocol/job-links.ts';
import type { ReadJob } from './linked-job.ts';

const PHOTO_HINT = 'JPEG, up to 8 MB. What the camera wrote into it, such as where it was, is removed';

type Parts = Extract<Field, { readonly input: 'parts' }>;

export function questionsOf(read: ReadJob, item: string | null, now: string): Question[] {
  const type = entryTypeOf(read.kind, read.job.type);
  if (!type) return [];
  const begun = type.initial({ state: read.state, ...read.rules, now, item: item ?? undefined });
  return askedFields(read).flatMap((field): readonly Question[] => {
    const { key, label, hint, input, when } = field;
    const value = begun[key];
    const common = {
      key,
      label,
      ...(hint && { hint }),
      ...(typeof value === 'string' && { value }),
      optional: field.optional ?? false,
      ...(when && { when: { field: when.field, is: [...when.is] } }),
    };
    if (input === 'choice')
      return [{ ...common, input, choices: choicesOf(field.choices.filter(({ offered }) => offered !== false)) }];
    if (input === 'parts') {
      const parts = partsOf(read, field, item, now);
      const choices = parts.map((part) => ({ value: `${part.number}`, label: partWords(part) }));
      return [{ ...common, input: 'choices', choices }];
    }
    if (input === 'photos') return [{ ...common, label: 'Photo', hint: PHOTO_HINT, input: 'photo' }];
    return input === 'count' || input === 'line' || input === 'text' ? [{ ...common, input }] : [];
  });
}

/** Only what is asked, never a file, and what is about an item is about the link's own: nobody outside says which. */
export function askedBody(read: ReadJob, item: string | null, body: JsonObject, now: string): JsonObject {
  const asked = askedFields(read)
    .filter(({ key, input }) => input !== 'photos' && body[key] !== undefined)
    .map((field): readonly [string, Json | undefined] => [
      field.key,
      field.input === 'parts' ? chosenParts(read, field, item, body[field.key], now) : body[field.key],
    ]);
  return { ...Object.fromEntries(asked), ...(item && { item }) };
}

const askedFields = ({ kind, job }: ReadJob): readonly Field[] => {
  const type = entryTypeOf(kind, job.type);
  return (type ? fieldsOf(type) : []).filter(({ key }) => job.asks.includes(key));
};

const choicesOf = (choices: readonly { readonly value: string; readonly label: string }[]) =>
  choices.map(({ value, label }) => ({ value, label }));

const partsOf = ({ kind, state, rules }: ReadJob, { list }: Parts, item: string | null, now: string) =>
  kind.lists[list]?.parts?.(state, item ?? '', now, rules) ?? [];

const chosenParts = (read: ReadJob, field: Parts, item: string | null, chosen: Json | undefined, now: string): Json =>
  partsOf(read, field, item, now)
    .filter(({ number }) => Array.isArray(chosen) && chosen.includes(`${number}`))
    .map(({ number, words }) => ({ number, words }));
