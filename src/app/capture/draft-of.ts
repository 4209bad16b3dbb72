import { type JsonObject, jsonObjectSchema } from '#domain/json.ts';
import type { RecordState } from '#domain/record.ts';
import type { Flow, RecordKind } from '#kinds/registry.ts';
import type { Draft } from '#sync/phone.ts';
import type { FormDraft } from '#ui/form/form-draft.ts';
import type { CaptureStep } from './steps-of.ts';

interface DraftParts {
  readonly id: string;
  readonly record: string;
  readonly kind: RecordKind;
  readonly flow: Flow;
  readonly steps: readonly CaptureStep[];
  readonly form: FormDraft;
  readonly heading: string;
}

export const draftOf = ({ id, record, kind, flow, steps, form, heading }: DraftParts): Draft => ({
  id,
  record,
  kind: kind.name,
  flow: flow.name,
  entries: Object.fromEntries(steps.map(({ type, entry }) => [type, entry])),
  form: plain(form),
  heading,
  savedAt: Date.now(),
});

/** The heading the record will have, as far as the answers go. */
export const draftHeading = (kind: RecordKind, state: RecordState, { answers }: FormDraft): string =>
  kind.heading(state.begun ? state : { ...state, details: answers.logged ?? {} });

const plain = (form: FormDraft): JsonObject => jsonObjectSchema.parse(JSON.parse(JSON.stringify(form)));
