// Between what a form holds and what an entry says. Answers are kept as given; a body has only what is shown and whole.
import { attachmentSchema } from '#domain/attachment.ts';
import type { Field, FormPage } from '#domain/field.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';
import { type Moment, momentSchema } from '#domain/moment.ts';
import { momentOfWhen, whenOf, whenOfMoment } from '../when-answer.ts';
import { rowsOf, shownFields, shownInRow } from './form-step.ts';

/** What is unanswered stays out where the schema may do without; else it is blank, so that the schema can say so. */
export function bodyOf(pages: readonly FormPage[], answers: JsonObject, now: Moment): JsonObject {
  const asked = pages.flatMap(({ fields }) => fields);
  const shown = shownFields(pages, answers);
  const loose = new Set(pages.filter(({ when }) => when).flatMap(({ fields }) => fields));
  // What no question asks (a reference, what a warning hands on to its notice) goes through untouched.
  const unasked = Object.entries(answers).filter(([key]) => !asked.some((field) => field.key === key));
  const body = { ...Object.fromEntries(unasked), ...valuesOf(shown, answers, now, (field) => loose.has(field)) };
  return withAttachments(body, asked, shown, answers.attachments);
}

/** The answers that a form shows for a body: the way back from `bodyOf`. A group that must have a row begins with one. */
export function answersOf(pages: readonly FormPage[], body: JsonObject): JsonObject {
  return {
    ...body,
    ...answersOfFields(
      pages.flatMap(({ fields }) => fields),
      body,
    ),
  };
}

const answersOfFields = (fields: readonly Field[], body: JsonObject): JsonObject =>
  Object.fromEntries(
    fields
      .map((field) => [field.key, answerOf(field, body[field.key])] as const)
      .filter(([, answer]) => answer !== undefined),
  );

function answerOf(field: Field, value: Json | undefined): Json | undefined {
  if (field.input === 'moment') {
    const moment = momentSchema.safeParse(value);
    return moment.success ? { ...whenOfMoment(moment.data) } : value;
  }
  if (field.input !== 'rows') return value;
  const rows = rowsOf(value).map((row) => ({ ...row, ...answersOfFields(field.fields, row) }));
  return rows.length === 0 && !field.optional ? [{}] : rows;
}

const valuesOf = (
  fields: readonly Field[],
  answers: JsonObject,
  now: Moment,
  isLoose: (field: Field) => boolean,
): JsonObject =>
  Object.fromEntries(
    fields
      .map((field) => {
        const value = valueOf(field, answers[field.key], now);
        const loose = field.optional || field.when !== undefined || isLoose(field);
        return [field.key, value ?? (loose ? undefined : blankOf(field))] as const;
      })
      .filter(([, value]) => value !== undefined),
  );

function valueOf(field: Field, answer: Json | undefined, now: Moment): Json | undefined {
  if (answer === undefined || answer === null || answer === '') return undefined;
  switch (field.input) {
    case 'line':
    case 'text':
    case 'container':
      return typeof answer === 'string' && answer.trim() === '' ? undefined : answer;
    case 'checkbox':
      return answer === true ? true : undefined;
    case 'moment': {
      const when = whenOf(answer);
      const made = when && momentOfWhen(when, now);
      return made && 'moment' in made ? { ...made.moment } : answer;
    }
    case 'place':
      return isJsonObject(answer) ? withoutBlanks(answer) : answer;
    case 'rows':
      return someOf(rowsOf(answer).map((row) => valuesOf(shownInRow(field.fields, row), row, now, () => false)));
    case 'checklist':
      return isJsonObject(answer) ? checklistOf(answer) : undefined;
    case 'choices':
    case 'items':
    case 'parts':
    case 'photos':
      return Array.isArray(answer) ? someOf(answer) : undefined;
    case 'choice':
    case 'count':
    case 'date':
    case 'item':
    case 'record':
    case 'signature':
      return answer;
  }
}

function blankOf({ input }: Field): Json | undefined {
  if (input === 'line' || input === 'text' || input === 'container' || input === 'date') return '';
  if (input === 'rows' || input === 'photos' || isPick(input)) return [];
  if (input === 'checkbox') return false;
  return input === 'checklist' ? {} : undefined;
}

const isPick = (input: Field['input']): boolean => input === 'choices' || input === 'items' || input === 'parts';

/** Photos go with a photo question that is shown, a signature with the shown question that names it. */
function withAttachments(
  body: JsonObject,
  asked: readonly Field[],
  shown: readonly Field[],
  given: Json | undefined,
): JsonObject {
  if (!Array.isArray(given) || !asked.some(({ input }) => input === 'photos' || input === 'signature')) return body;
  const photos = shown.some(({ input }) => input === 'photos') || !asked.some(({ input }) => input === 'photos');
  const signatures = shown.filter(({ input }) => input === 'signature').map(({ key }) => body[key]);
  const kept = given.filter((attachment) => {
    const { data } = attachmentSchema.safeParse(attachment);
    if (!data) return false;
    // A paper was made, not asked for: no question hides it.
    return data.role === 'document' || (data.role === 'signature' ? signatures.includes(data.id) : photos);
  });
  const { attachments: _, ...rest } = body;
  return kept.length > 0 ? { ...rest, attachments: kept } : rest;
}

const someOf = (list: readonly Json[]): Json[] | undefined => (list.length > 0 ? [...list] : undefined);

function withoutBlanks(object: JsonObject): JsonObject | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function checklistOf(answer: JsonObject): JsonObject | undefined {
  const lines = Object.entries(answer).flatMap(([key, line]) => {
    const given = isJsonObject(line) ? withoutBlanks(line) : undefined;
    return given?.answer === undefined ? [] : [[key, given] as const];
  });
  return lines.length > 0 ? Object.fromEntries(lines) : undefined;
}
