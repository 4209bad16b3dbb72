import { type JsonObject, jsonObjectSchema } from '#domain/json.ts';
import type { RecordState } from '#domain/record.ts';
import type { FlowStep, RecordKind } from '#kinds/registry.ts';
import type { Draft } from '#sync/phone.ts';
import type { FormDraft } from '#ui/form/form-draft.ts';

/** A draft that was kept, and its form read back. */
export interface KeptForm {
  readonly draft: Draft;
  readonly form: FormDraft;
}

interface DraftParts {
  readonly id: string;
  readonly record: string;
  readonly kind: RecordKind;
  /** Its name, or that of a correction. */
  readonly flow: string;
  readonly steps: readonly Pick<FlowStep, 'type' | 'entry'>[];
  readonly form: FormDraft;
  readonly heading: string;
}

export const draftOf = ({ id, record, kind, flow, steps, form, heading }: DraftParts): Draft => ({
  id,
  record,
  kind: kind.name,
  flow,
  entries: Object.fromEntries(steps.map(({ type, entry }) => [type, entry])),
  form: plain(form),
  heading,
  savedAt: Date.now(),
});

/** The heading the record will have, as far as the answers go. */
export const draftHeading = (kind: RecordKind, state: RecordState, { answers }: FormDraft): string =>
  kind.heading(state.begun ? state : { ...state, details: answers.logged ?? {} });

const plain = (form: FormDraft): JsonObject => jsonObjectSchema.parse(JSON.parse(JSON.stringify(form)));
