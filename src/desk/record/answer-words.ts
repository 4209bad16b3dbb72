// An answer in words, whatever was asked. Lines are separated by line ends; undefined where nothing was answered.
import type { Choice } from '#domain/choice.ts';
import { labelOf } from '#domain/choice.ts';
import type { Field } from '#domain/field.ts';
import { isShown } from '#domain/field.ts';
import { longDayOf, momentWords } from '#domain/format-moment.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';
import { daySchema, momentSchema } from '#domain/moment.ts';
import { placeSchema, placeWords } from '#domain/place.ts';
import type { RecordState } from '#domain/record.ts';
import { entryTypeOf, type RecordKind } from '#kinds/registry.ts';

export interface AnswerContext {
  readonly kind: RecordKind;
  readonly state: Pick<RecordState, 'lists'>;
  readonly now: string;
}

export function answerWords(field: Field, answer: Json | undefined, context: AnswerContext): string | undefined {
  if (answer === undefined || answer === null || answer === '') return undefined;
  switch (field.input) {
    case 'choice':
      return typeof answer === 'string' ? choiceWords(field.choices, answer) : plain(answer);
    case 'choices':
      return list(answer, (each) => (typeof each === 'string' ? choiceWords(field.choices, each) : plain(each)));
    case 'count':
      return field.unit && typeof answer === 'number'
        ? `${answer} ${field.unit}${answer === 1 ? '' : 's'}`
        : plain(answer);
    case 'checkbox':
      return answer === true ? 'Yes' : 'No';
    case 'date':
      return daySchema.safeParse(answer).success ? longDayOf(`${String(answer)}T12:00:00.000Z`) : plain(answer);
    case 'moment': {
      const moment = momentSchema.safeParse(answer);
      return moment.success ? momentWords(moment.data, context.now) : plain(answer);
    }
    case 'place':
      return wordsOfPlace(answer);
    case 'rows':
      return list(answer, (row) => (isJsonObject(row) ? rowWords(field.fields, row, context) : plain(row)), '\n');
    case 'checklist':
      return checklistWords(field, answer);
    case 'item':
    case 'items':
      return list(Array.isArray(answer) ? answer : [answer], (id) => itemTitle(field.list, plain(id), context));
    case 'photos':
    case 'signature':
      return undefined;
    case 'line':
    case 'text':
      return plain(answer);
  }
}

const choiceWords = (choices: readonly Choice[], answer: string): string => labelOf(choices, answer) ?? answer;

const plain = (answer: Json): string => (typeof answer === 'object' ? JSON.stringify(answer) : String(answer));

function list(answer: Json, words: (each: Json) => string, between = ', '): string | undefined {
  if (!Array.isArray(answer)) return plain(answer);
  return answer.length > 0 ? answer.map(words).join(between) : undefined;
}

function rowWords(fields: readonly Field[], row: JsonObject, context: AnswerContext): string {
  return fields
    .filter((field) => isShown(field, row))
    .flatMap((field) => answerWords(field, row[field.key], context) ?? [])
    .join(', ');
}

function wordsOfPlace(answer: Json): string {
  const place = placeSchema.safeParse(answer);
  if (!place.success) return plain(answer);
  const { name, grid, ward, accuracy, movedWhy } = place.data;
  const first = [placeWords(place.data), name && grid, ward && `${ward} ward`].filter(Boolean).join(', ');
  const pin = accuracy !== undefined && `Pin right to ${Math.round(accuracy)} m`;
  return [first, pin, movedWhy && `Pin moved by hand: ${movedWhy}`].filter(Boolean).join('\n');
}

function checklistWords(field: Extract<Field, { input: 'checklist' }>, answer: Json): string | undefined {
  if (!isJsonObject(answer)) return plain(answer);
  const lines = field.areas.flatMap(({ label, items }) => {
    const answered = items.flatMap((item) => {
      const given = answer[item.key];
      if (!isJsonObject(given) || typeof given.answer !== 'string') return [];
      const note = typeof given.note === 'string' && given.note ? `. ${given.note}` : '';
      return [`– ${item.label}: ${choiceWords(item.answers ?? field.answers, given.answer)}${note}`];
    });
    return answered.length > 0 ? [label, ...answered] : [];
  });
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** What an item of a list is called: its reference, else the noun of the list with its own words. */
export function itemTitle(listName: string, id: string, { kind, state }: AnswerContext): string {
  const item = state.lists[listName]?.find((each) => each.id === id);
  if (!item) return 'Something no longer listed';
  if (typeof item.values.reference === 'string') return item.values.reference;
  return entryTypeOf(kind, item.type)?.title ?? kind.lists[listName]?.noun ?? 'Item';
}
