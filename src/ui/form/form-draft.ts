// What of a form is kept while it is being filled in.
import { z } from 'zod';
import { jsonObjectSchema, type JsonObject } from '#domain/json.ts';
import { type WhenAnswer, whenAnswerSchema } from '../when-answer.ts';
import { answersOf } from './answers-to-body.ts';
import type { FormAnswers, FormStep } from './form-step.ts';

/** Records that a person said are the same, by id: the entry that will say so, and what they have in common. */
export type FormLinks = Readonly<Record<string, { readonly entry: string; readonly why: string }>>;

export interface FormDraft {
  readonly answers: FormAnswers;
  /** The place in the pages shown; their number is the check-answers page. */
  readonly page: number;
  /** When it happened: the `at` of every entry of the flow. */
  readonly when: WhenAnswer;
  readonly links: FormLinks;
}

const draftSchema = z.object({
  answers: z.record(z.string(), jsonObjectSchema),
  page: z.int().nonnegative().catch(0),
  when: whenAnswerSchema.catch({ mode: 'now' }),
  links: z.record(z.string(), z.object({ entry: z.string(), why: z.string() })).catch({}),
});

/** The form as it opens, from what a kind knows already (bodies by entry type). */
export const newDraft = (steps: readonly FormStep[], initial: Readonly<Record<string, JsonObject>>): FormDraft => ({
  answers: Object.fromEntries(steps.map(({ type, pages }) => [type, answersOf(pages, initial[type] ?? {})])),
  page: 0,
  when: { mode: 'now' },
  links: {},
});

/** A kept draft; undefined where it cannot be read, so that the caller can say so instead of losing it. */
export const readDraft = (kept: unknown): FormDraft | undefined => draftSchema.safeParse(kept).data;

/** Plain JSON: what was cleared is left out. */
export const draftAnswers = (answers: FormAnswers): FormAnswers =>
  Object.fromEntries(Object.entries(answers).map(([type, own]) => [type, cleared(own)]));

const cleared = (answers: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined && value !== null));
