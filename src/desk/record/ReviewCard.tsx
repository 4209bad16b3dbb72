import { instantWords } from '#domain/format-moment.ts';
import { labelOfPath } from '#kinds/registry.ts';
import { Card } from '#ui/Card.tsx';
import { sinceReview } from './changes.ts';
import { lineTitle, lineWords, nameOf } from './line-words.ts';
import { useOpenRecord } from './record-context.ts';

/** The last review, and what has changed since. */
export function ReviewCard() {
  const record = useOpenRecord();
  const { state, now, kind } = record;
  const { review } = state;
  if (!review) return null;
  const since = sinceReview(state);
  const done = review.outcome === 'accepted' ? 'accepted' : 'returned';
  if (since.length === 0 && review.outcome === 'accepted') return null;
  return (
    <Card tone="waiting" title={since.length > 0 ? `Changed since it was ${done}` : 'Returned to the officer'}>
      <p className="soft">
        {nameOf(record, review.by)} {done} it, {instantWords(review.at, now)}.
      </p>
      {review.comments.length > 0 && (
        <ul className="bullets">
          {review.comments.map(({ text, path }) => (
            <li key={`${path} ${text}`}>
              {path && <strong>{labelOfPath(kind, state, path)}: </strong>}
              {text}
            </li>
          ))}
        </ul>
      )}
      {since.length > 0 && (
        <>
          <p>Since then:</p>
          <ul className="bullets">
            {since.map((line) => (
              <li key={line.id}>
                <strong>{lineTitle(line, record)}</strong> {lineWords(line, record)}{' '}
                <span className="soft">({nameOf(record, line.by)})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
