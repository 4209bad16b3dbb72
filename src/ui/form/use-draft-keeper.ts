import { useEffect, useState } from 'react';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import type { FormDraft } from './form-draft.ts';

const KEPT_WITHIN = 500;

/** How the form on the screen stands: not changed since it was opened, not yet kept, kept as it is, or why it cannot be. */
export type Keeping = 'unchanged' | 'changed' | 'kept' | { readonly problem: string };

/** Keeps the form as it is typed, and at once when the page may be about to go. `keep` says in plain words why it could not. */
export function useDraftKeeper(
  draft: FormDraft,
  keep: (draft: FormDraft) => Promise<string | undefined>,
): { readonly keeper: DraftKeeper<FormDraft>; readonly keeping: Keeping } {
  const [last, setLast] = useState<{ readonly draft: FormDraft; readonly problem: string | undefined }>();
  const [keeper] = useState(() =>
    createDraftKeeper<FormDraft>(
      async (next) => setLast({ draft: next, problem: await keep(next) }),
      KEPT_WITHIN,
      setTimeout,
    ),
  );
  const [opened] = useState(draft);

  useEffect(() => {
    // Opening a form is not yet a draft: only an answer makes one.
    if (draft !== opened) keeper.change(draft);
  }, [keeper, draft, opened]);

  useEffect(() => {
    const flush = () => void keeper.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [keeper]);

  if (last?.problem !== undefined) return { keeper, keeping: { problem: last.problem } };
  if (last?.draft === draft) return { keeper, keeping: 'kept' };
  return { keeper, keeping: draft === opened ? 'unchanged' : 'changed' };
}
