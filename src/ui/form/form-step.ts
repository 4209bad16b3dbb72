import type { z } from 'zod';
import { type Field, type FormPage, isShown, type StepCondition } from '#domain/field.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';

/** One entry of a flow, as the form asks for it; an entry type of a kind fits as it is. */
export interface FormStep {
  readonly type: string;
  /** The id of the entry to be: fixed when the form opens, so that a later step can name it. */
  readonly entry: string;
  readonly title: string;
  readonly pages: readonly FormPage[];
  readonly body: z.ZodType<JsonObject>;
  readonly adds?: string | undefined;
  readonly itemStatus?: string | undefined;
  /** The entry is asked for and saved only then. */
  readonly onlyWhen?: StepCondition | undefined;
}

/** Answers by entry type, as given: half a date, or an answer that another one now hides, is kept. */
export type FormAnswers = Readonly<Record<string, JsonObject>>;

/** Who fills the form in: fields marked `desk` are not asked on the phone. */
export type Asker = 'phone' | 'desk';

export interface ShownPage {
  readonly step: FormStep;
  readonly page: FormPage;
  readonly fields: readonly Field[];
}

/** The id of a field's control and its name in the form. */
export const fieldId = (type: string, ...path: readonly (string | number)[]): string => [type, ...path].join('.');

/** The steps that these answers ask for. */
export const askedSteps = <Step extends FormStep>(steps: readonly Step[], answers: FormAnswers): readonly Step[] =>
  steps.filter(({ onlyWhen }) => !onlyWhen || isShown({ when: onlyWhen }, answers[onlyWhen.type] ?? {}));

/** The pages to walk through, with the fields each shows; a page whose every field is hidden is left out. */
export const shownPages = (steps: readonly FormStep[], answers: FormAnswers, asker: Asker): readonly ShownPage[] =>
  steps.flatMap((step) => {
    const own = answers[step.type] ?? {};
    const shown = new Set(shownFields(step.pages, own));
    return step.pages
      .map((page) => ({
        step,
        page,
        fields: page.fields.filter((field) => shown.has(field) && isAskedBy(asker, field)),
      }))
      .filter(({ fields }) => fields.length > 0);
  });

/** A signature is given where somebody stands: the desk asks for none. */
const isAskedBy = (asker: Asker, field: Field): boolean => (asker === 'desk' ? !isSignature(field) : !field.desk);
export const isSignature = ({ input }: Field): boolean => input === 'signature';

/** The fields shown by answers that are themselves shown: an answer left behind a closed question opens nothing. */
export function shownFields(pages: readonly FormPage[], answers: JsonObject): readonly Field[] {
  const all = pages.flatMap(({ fields }) => fields);
  let visible = all;
  for (;;) {
    const known = without(
      answers,
      all.filter((field) => !visible.includes(field)),
    );
    const next = pages
      .filter((page) => isShown(page, known))
      .flatMap(({ fields }) => fields.filter((field) => isShown(field, known)));
    if (next.length >= visible.length) return next;
    visible = next;
  }
}

/** The same within one row of a repeatable group. */
export const shownInRow = (fields: readonly Field[], row: JsonObject): readonly Field[] =>
  shownFields([{ title: '', fields }], row);

/** The answers in what the form library holds, which has no type of its own. */
export const answersIn = (values: unknown): JsonObject =>
  typeof values === 'object' && values !== null ? Object.fromEntries(Object.entries(values)) : {};

export const rowsOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];

const without = (answers: JsonObject, fields: readonly Field[]): JsonObject =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !fields.some((field) => field.key === key)));
