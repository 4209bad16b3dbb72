// A question on a form, as data: one form engine on the phone and one detail view on phone and desk read it.
import type { Choice } from './choice.ts';
import type { JsonObject } from './json.ts';

export type { Choice } from './choice.ts';

/** Shown only while another answer has one of these values; in a row, another answer of the same row. */
export interface FieldCondition {
  readonly field: string;
  readonly is: readonly (string | boolean)[];
}

/** The same of an answer that another entry of the form gives. */
export interface StepCondition extends FieldCondition {
  readonly type: string;
}

interface FieldBase<Input extends string> {
  /** The key in the entry's body. */
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly input: Input;
  /** A field with a condition must be answered while it is shown, unless it is `optional`; when hidden its answer is left out. */
  readonly when?: FieldCondition;
  readonly optional?: boolean;
  /** Said where an answer is missing; without it, a sentence is made of the label. */
  readonly missing?: string;
  /** The form begins with what this person answered last time (authority, organisation …). */
  readonly remember?: boolean;
  /** Shown and corrected at the desk; the phone's form does not ask. */
  readonly desk?: boolean;
  /** Never in a list line, never remembered or spell-checked by the browser; tap to reveal, and the reveal is logged. */
  readonly guarded?: boolean;
}

export type Field =
  | FieldBase<'line' | 'text' | 'checkbox' | 'moment'>
  /** `days` from today are offered with one tap; without it today and yesterday. */
  | (FieldBase<'date'> & { readonly days?: readonly number[] })
  | FieldBase<'place'>
  /** A bin or box of the council's list of places, by its name: never a place itself. */
  | FieldBase<'container'>
  /** Another record, by id and the words it had when it was chosen. */
  | FieldBase<'record'>
  /** Its key is always `attachments`. */
  | FieldBase<'photos'>
  /** Keeps the id of the one attachment, of role `signature`, that is listed in `attachments`. */
  | FieldBase<'signature'>
  | (FieldBase<'choice' | 'choices'> & { readonly choices: readonly Choice[] })
  | (FieldBase<'count'> & {
      readonly least?: number;
      readonly most?: number;
      readonly presets?: readonly number[];
      /** One of them ("needle"), or `£`. */
      readonly unit?: string;
    })
  /** A repeatable group: an array of objects. */
  | (FieldBase<'rows'> & { readonly fields: readonly Field[]; readonly add: string; readonly noun: string })
  /** Many short questions with the same answers, kept as an object of key → { answer, note? }. */
  | (FieldBase<'checklist'> & {
      readonly areas: readonly ChecklistArea[];
      readonly answers: readonly Choice[];
      readonly noteFor: readonly string[];
    })
  /** One item (`items`: several) of a list of this record, by id; chosen alone when there is but one. In a flow, an item that an earlier entry of the same flow adds. */
  | (FieldBase<'item' | 'items'> & { readonly list: string; readonly statuses?: readonly string[] })
  /** Some of what the item that `of` names consists of (its list says what), each by number and with its words of the time. */
  | (FieldBase<'parts'> & { readonly list: string; readonly of: string });

export interface ChecklistArea {
  readonly key: string;
  readonly label: string;
  readonly items: readonly {
    readonly key: string;
    readonly label: string;
    readonly answers?: readonly Choice[];
    readonly mustAnswer?: boolean;
  }[];
}

/** One idea a page where a form is long. */
export interface FormPage {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly when?: FieldCondition;
}

/** Whether a field or a page is shown beside these answers. */
export function isShown({ when }: { readonly when?: FieldCondition }, answers: JsonObject): boolean {
  if (!when) return true;
  const answer = answers[when.field];
  return when.is.some((value) => value === answer || (Array.isArray(answer) && answer.includes(value)));
}

export const missingMessage = ({ missing, label }: Pick<Field, 'missing' | 'label'>): string =>
  missing ?? `Answer “${label}”`;
