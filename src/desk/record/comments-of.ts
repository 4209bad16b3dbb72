import type { RecordState } from '#domain/record.ts';
import type { ReturnDraft } from './use-return-draft.ts';

// Not the inferred type of the schema: what is left out must be absent, not undefined.
interface CommentBody {
  [key: string]: string;
  text: string;
}

/** The comments as they are written: the general one first, then one for each answer, with the entry it came from. */
export function commentsOf(
  { general, byPath }: Pick<ReturnDraft, 'general' | 'byPath'>,
  state: Pick<RecordState, 'timeline'>,
): CommentBody[] {
  const begun = state.timeline.find(({ type, outcome }) => type === 'logged' && outcome === 'effect')?.id;
  const beside = Object.entries(byPath).flatMap(([path, typed]): CommentBody[] => {
    const text = typed.trim();
    const entry = path.startsWith('details/') ? begun : path.split('/')[1];
    return text ? [{ text, path, ...(entry && { entry }) }] : [];
  });
  return general.trim() ? [{ text: general.trim() }, ...beside] : beside;
}
