import { kindNamed, labelOfPath } from '#kinds/registry.ts';
import type { RecordView } from '#sync/phone.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { paths } from './paths.ts';

/** What the manager sent back, and answers of two people that differ: first on the page, with what to do. */
export function AskedOfYou({ id, view: { state, people } }: { readonly id: string; readonly view: RecordView }) {
  const kind = kindNamed(state.kind);
  const { review } = state;
  const returned = review?.outcome === 'returned' && !state.changedSinceReview ? review : undefined;
  return (
    <>
      {returned && (
        <Notice tone="attention" title={`${people[returned.by] ?? 'Your manager'} asks you to correct this`}>
          <ul>
            {returned.comments.map(({ path, text }) => (
              <li key={text + (path ?? '')}>
                {path && kind ? <strong>{labelOfPath(kind, state, path)}: </strong> : null}
                {text}
              </li>
            ))}
          </ul>
          <LinkButton href={paths.correct(id)} small>
            Correct it
          </LinkButton>
        </Notice>
      )}
      {state.conflicts.length > 0 && kind && (
        <Notice tone="waiting" title="Two people gave different answers">
          <p>
            {state.conflicts.map(({ path }) => labelOfPath(kind, state, path)).join(', ')}. The first to reach the
            council stands until one of you settles it.
          </p>
        </Notice>
      )}
    </>
  );
}
