import { useEffect, useState } from 'react';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import type { FormDraft } from './form-draft.ts';

const KEPT_WITHIN = 500;

/** Keeps the form as it is typed, and at once when the page may be about to go. */
export function useDraftKeeper(draft: FormDraft, keep: (draft: FormDraft) => Promise<void>): DraftKeeper<FormDraft> {
  const [keeper] = useState(() => createDraftKeeper(keep, KEPT_WITHIN, setTimeout));
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
  return keeper;
}
