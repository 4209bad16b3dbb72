import { useContext, useId, useState } from 'react';
import type { Field } from '#domain/field.ts';
import { instantWords } from '#domain/format-moment.ts';
import type { Json } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import { TextArea } from '#ui/TextArea.tsx';
import { answerText } from './answer-text.ts';
import { changesOf } from './changes.ts';
import { CommentContext } from './comment-context.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { isGivenHere } from './given-here.ts';
import { nameOf } from './line-words.ts';
import { useOpenRecord } from './record-context.ts';

interface AnswerLineProps {
  readonly field: Field;
  readonly answer: Json | undefined;
  readonly path: string;
}

/** One answer with what it was before, and, while the record is being returned, a comment on it. */
export function AnswerLine({ field, answer, path }: AnswerLineProps) {
  const record = useOpenRecord();
  const draft = useContext(CommentContext);
  const id = useId();
  const [correcting, setCorrecting] = useState(false);
  const comment = draft?.byPath[path];
  const words = answerText(field, answer, record);
  const changes = changesOf(record.state).filter((change) => change.path === path);
  return (
    <div>
      <dt>{field.label}</dt>
      <dd>
        {words === undefined ? (
          <span className="answer-none">Not given</span>
        ) : field.guarded ? (
          <Guarded words={words} />
        ) : (
          words
        )}
        {changes.map(({ from, line }) => (
          <span key={line.id} className="was">
            {line.type === 'resolved'
              ? 'Settled'
              : field.guarded
                ? 'Corrected'
                : `Was “${answerText(field, from, record) ?? 'not given'}”, corrected`}{' '}
            by {nameOf(record, line.by)}, {instantWords(momentSortKey(line.at), record.now)}
          </span>
        ))}
      </dd>
      {!draft && isGivenHere(field) && path.startsWith('details/') && (
        <dd className="answer-change answer-say">
          <button type="button" className="text-button" onClick={() => setCorrecting(true)}>
            Change<span className="visually-hidden"> {field.label}</span>
          </button>
          {correcting && (
            <CorrectDialog field={field} answer={answer} path={path} onClose={() => setCorrecting(false)} />
          )}
        </dd>
      )}
      {draft && (
        <dd className="answer-change answer-say">
          <button
            type="button"
            className="text-button"
            onClick={() => draft.setComment(path, comment === undefined ? '' : undefined)}
          >
            {comment === undefined ? 'Comment' : 'Remove'}
            <span className="visually-hidden">
              {comment === undefined ? ' on ' : ' the comment on '}
              {field.label}
            </span>
          </button>
        </dd>
      )}
      {draft && comment !== undefined && (
        <dd className="answer-comment">
          <TextArea
            id={id}
            label={`Comment on ${field.label}`}
            value={comment}
            onChange={(text) => draft.setComment(path, text)}
            guarded={record.kind.sealed}
          />
        </dd>
      )}
    </div>
  );
}

function Guarded({ words }: { readonly words: string }) {
  const [shown, setShown] = useState(false);
  return shown ? (
    words
  ) : (
    <button type="button" className="text-button" onClick={() => setShown(true)}>
      Show
    </button>
  );
}
