import type { FormDraft } from '#ui/form/form-draft.ts';

/** A form half filled in, with the ids its entries will have. */
export interface KeptForm {
  readonly form: FormDraft;
  readonly ids: Readonly<Record<string, string>>;
}

// In memory only: what is half written survives looking at something else, and nothing of it lies on the disk.
const kept = new Map<string, KeptForm>();

export const keptForm = (key: string): KeptForm | undefined => kept.get(key);
export const keepForm = (key: string, form: KeptForm): void => void kept.set(key, form);
export const forgetForm = (key: string): void => void kept.delete(key);
