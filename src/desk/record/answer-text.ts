import type { Field } from '#domain/field.ts';
import type { Json } from '#domain/json.ts';
import type { RecordState } from '#domain/record.ts';
import type { RecordKind } from '#kinds/registry.ts';
import { answerWords } from '#ui/form/answer-words.ts';
import { itemChoices } from '#ui/form/record-items.ts';

export interface AnswerContext {
  readonly kind: RecordKind;
  readonly state: Pick<RecordState, 'lists'>;
  readonly now: string;
}

/** An answer of an open record in words; undefined where nothing was answered. */
export const answerText = (
  field: Field,
  answer: Json | undefined,
  { kind, state, now }: AnswerContext,
): string | undefined =>
  answerWords(field, answer, {
    now,
    items: (list, statuses) => itemChoices(state, kind.entries, now, list, statuses),
  }) || undefined;
