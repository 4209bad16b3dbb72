import type { z } from 'zod';
import { type Field, missingMessage } from '#domain/field.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';
import type { Moment } from '#domain/moment.ts';
import type { FormError } from '../ErrorSummary.tsx';
import { momentOfWhen, whenOf } from '../when-answer.ts';
import { bodyOf } from './answers-to-body.ts';
import { fieldId, type FormStep, rowsOf } from './form-step.ts';

/** An error of a form; `key` is the question it belongs to. */
export interface Problem extends FormError {
  readonly key: string;
}

export interface CheckedStep {
  /** Whole and parsed when there is no problem, else as far as it goes. */
  readonly body: JsonObject;
  readonly problems: readonly Problem[];
}

/** Judges the answers by the schema of the entry; one problem a control, in the order of the questions. */
export function checkStep(step: FormStep, answers: JsonObject, now: Moment): CheckedStep {
  const body = bodyOf(step.pages, answers, now);
  const parsed = step.body.safeParse(body);
  if (parsed.success) return { body: parsed.data, problems: [] };
  const fields = step.pages.flatMap((page) => page.fields);
  const byId = new Map<string, Problem>();
  for (const issue of parsed.error.issues) {
    const problem = problemOf(step, fields, answers, issue, now);
    if (!byId.has(problem.id)) byId.set(problem.id, problem);
  }
  const order = (key: string) => fields.findIndex((field) => field.key === key);
  return { body, problems: [...byId.values()].toSorted((a, b) => order(a.key) - order(b.key)) };
}

function problemOf(
  step: FormStep,
  fields: readonly Field[],
  answers: JsonObject,
  issue: z.core.$ZodIssue,
  now: Moment,
): Problem {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  const [first] = path;
  const place = locate(fields, answers, path);
  // A rule about several answers leads to the first question; it is shown on the check-answers page in any case.
  if (!place) {
    const key = String(first ?? fields[0]?.key ?? '');
    return {
      id: fieldId(step.type, key),
      key,
      message: isOurs(issue.message) ? issue.message : `“${step.title}” has an answer this form cannot send`,
    };
  }
  const unnamed = place.item && isBlank(place.answer) ? missingMessage(place.field) : undefined;
  const half = place.field.input === 'moment' ? whenProblem(place.answer, now) : undefined;
  const message = unnamed ?? half ?? (isOurs(issue.message) ? issue.message : fallback(place.field, place.answer));
  return { id: fieldId(step.type, ...place.path), key: String(first), message };
}

interface Located {
  readonly field: Field;
  readonly answer: Json | undefined;
  readonly path: readonly (string | number)[];
  /** An item of a checklist: the schema has one message for all of them, so a missing one is named here. */
  readonly item?: boolean;
}

/** The question an issue is about: in a repeatable group that of the row, in a checklist the item. */
function locate(
  fields: readonly Field[],
  answers: JsonObject,
  path: readonly (string | number)[],
): Located | undefined {
  const [key, index, ...rest] = path;
  const field = fields.find((candidate) => candidate.key === key);
  if (!field) return undefined;
  const answer = answers[field.key];
  const item =
    field.input === 'checklist'
      ? field.areas.flatMap(({ items }) => items).find((each) => each.key === index)
      : undefined;
  if (item)
    return {
      field: { key: item.key, label: item.label, input: 'choice', choices: [] },
      answer: answerTo(answer, item.key),
      path: [field.key, item.key],
      item: true,
    };
  const row = field.input === 'rows' && typeof index === 'number' ? rowsOf(answer)[index] : undefined;
  const inner = row && field.input === 'rows' ? locate(field.fields, row, rest) : undefined;
  return inner ? { ...inner, path: [field.key, Number(index), ...inner.path] } : { field, answer, path: [field.key] };
}

/** Zod's own words speak to programmers; a schema's and a kind's speak to officers. */
const isOurs = (message: string): boolean => !/^(Invalid|Too (small|big)|Unrecognized|Expected)/.test(message);

/** What is still wrong with a half-given time says more than the schema can. */
function whenProblem(answer: Json | undefined, now: Moment): string | undefined {
  const when = whenOf(answer);
  const made = when && momentOfWhen(when, now);
  return made && 'problem' in made ? made.problem : undefined;
}

function fallback(field: Field, answer: Json | undefined): string {
  if (isBlank(answer)) return missingMessage(field);
  if (field.input === 'date') return 'Enter a real date, for example 27 3 2026';
  if (field.input === 'count') return `Enter a whole number for “${field.label}”`;
  return `Check “${field.label}”`;
}

const answerTo = (checklist: Json | undefined, key: string): Json | undefined =>
  isJsonObject(checklist) ? checklist[key] : undefined;

const isBlank = (answer: Json | undefined): boolean =>
  answer === undefined ||
  answer === null ||
  answer === '' ||
  answer === false ||
  (Array.isArray(answer) && answer.length === 0) ||
  (isJsonObject(answer) && Object.keys(answer).length === 0);
