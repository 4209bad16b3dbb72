// An answer as people read it: on the check-answers page and wherever a record is shown.
import { z } from 'zod';
import { labelOf, withinSentence } from '#domain/choice.ts';
import { measureWords } from '#domain/count-words.ts';
import type { Choice, Field } from '#domain/field.ts';
import { longDayOf, momentWords } from '#domain/format-moment.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';
import { momentSchema } from '#domain/moment.ts';
import { partWords, readParts } from '#domain/part.ts';
import { startOfDay } from '#domain/calendar.ts';
import { momentOfWhen, whenOf } from '../when-answer.ts';
import { lineOf } from './checklist-progress.ts';
import { rowsOf, shownInRow } from './form-step.ts';
import { movedWords, pinWords, placeIn } from './place-answer.ts';

export interface WordsWorld {
  /** Every item of a list, whatever its status, so that a chosen one can be named. */
  readonly items: (list: string, statuses: readonly string[] | undefined) => readonly Choice[];
  /** An instant. */
  readonly now: string;
}

/** Empty where there is no answer. */
export function answerWords(field: Field, answer: Json | undefined, world: WordsWorld): string {
  if (answer === undefined || answer === null) return '';
  switch (field.input) {
    case 'line':
    case 'text':
    case 'container':
      return text(answer);
    case 'checkbox':
      return answer === true ? 'Yes' : 'No';
    case 'date':
      return z.iso.date().safeParse(answer).success ? longDayOf(startOfDay(text(answer))) : text(answer);
    case 'moment':
      return momentText(answer, world.now);
    case 'choice':
      return labelOf(field.choices, text(answer)) ?? text(answer);
    case 'choices':
      return texts(answer)
        .map((value) => labelOf(field.choices, value) ?? value)
        .join(', ');
    case 'count':
      return typeof answer === 'number' ? measureWords(answer, field.unit) : text(answer);
    case 'place':
      return placeText(answer);
    case 'photos':
      return Array.isArray(answer) && answer.length > 0 ? measureWords(photoCount(answer), 'photo') : '';
    case 'signature':
      return 'Signed';
    case 'record':
      return isJsonObject(answer) ? text(answer.words ?? '') : '';
    case 'item':
      return itemText(field.list, text(answer), world);
    case 'items':
      return texts(answer)
        .map((id) => itemText(field.list, id, world))
        .join('\n');
    case 'parts':
      return readParts(answer).map(partWords).join('\n');
    case 'rows':
      return rowsOf(answer)
        .map((row, index) => `${index + 1}. ${rowWords(field.fields, row, world)}`)
        .join('\n');
    case 'checklist':
      return isJsonObject(answer) ? checklistText(field, answer) : '';
  }
}

const rowWords = (fields: readonly Field[], row: JsonObject, world: WordsWorld): string =>
  shownInRow(fields, row)
    .map((field) => answerWords(field, row[field.key], world))
    .filter(Boolean)
    .join(' · ');

function momentText(answer: Json, now: string): string {
  const moment = momentSchema.safeParse(answer);
  if (moment.success) return momentWords(moment.data, now);
  const when = whenOf(answer);
  const made = when && momentOfWhen(when, { from: now, precision: 'exact', typed: false });
  return made && 'moment' in made ? momentWords(made.moment, now) : '';
}

function placeText(answer: Json): string {
  const place = placeIn(answer);
  const pin = place.position && pinWords(place);
  return [place.name, pin, movedWords(place), place.ward && `${place.ward} ward`].filter(Boolean).join('\n');
}

function checklistText(field: Extract<Field, { readonly input: 'checklist' }>, answer: JsonObject): string {
  const lines = field.areas.flatMap((area) =>
    area.items.flatMap((item) => {
      const { answer: given, note } = lineOf(answer, item.key);
      if (!given) return [];
      const words = labelOf(item.answers ?? field.answers, given) ?? given;
      return [`${area.label}, ${withinSentence(item.label)}: ${words.toLowerCase()}${note ? `, ${note}` : ''}`];
    }),
  );
  return lines.join('\n');
}

const itemText = (list: string, id: string, { items }: WordsWorld): string =>
  labelOf(items(list, undefined), id) ?? 'An item of this record';

const photoCount = (list: readonly Json[]): number =>
  list.filter((item) => !isJsonObject(item) || item.role !== 'signature').length;

const text = (answer: Json): string => (typeof answer === 'string' ? answer : '');
const texts = (answer: Json): readonly string[] =>
  Array.isArray(answer) ? answer.filter((item) => typeof item === 'string') : [];
