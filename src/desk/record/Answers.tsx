import { type Field, isShown } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import { type EntryType, fieldsOf } from '#kinds/registry.ts';
import { AnswerLine } from './AnswerLine.tsx';
import { isGivenHere } from './given-here.ts';

/** Left out when empty: what nobody had to answer, unless it is answered here. */
const isLeftOut = (field: Field, at: string): boolean =>
  Boolean(field.optional || field.desk) && !(at === 'details' && isGivenHere(field));

interface AnswersProps {
  readonly type: EntryType;
  readonly answers: JsonObject;
  /** What stands before the key in a path: "details" or "<list>/<item>". */
  readonly at: string;
}

/** The answers of one entry type, in the order they were asked; what was optional and left empty is left out. */
export const Answers = ({ type, answers, at }: AnswersProps) => (
  <dl className="answers">
    {fieldsOf(type)
      .filter((field) => field.input !== 'photos' && field.input !== 'signature')
      .filter((field) => isShown(field, answers) && !(answers[field.key] === undefined && isLeftOut(field, at)))
      .map((field) => (
        <AnswerLine key={field.key} field={field} answer={answers[field.key]} path={`${at}/${field.key}`} />
      ))}
  </dl>
);
