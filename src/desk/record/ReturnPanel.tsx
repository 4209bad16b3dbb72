import { useState } from 'react';
import { countWords } from '#domain/count-words.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';
import { nameOf } from './line-words.ts';
import { useOpenRecord } from './record-context.ts';
import { commentsOf } from './comments-of.ts';
import type { ReturnDraft } from './use-return-draft.ts';

/** What should be corrected: in general here, and beside each answer below. */
export function ReturnPanel({ draft, onDone }: { readonly draft: ReturnDraft; readonly onDone: () => void }) {
  const record = useOpenRecord();
  const { state } = record;
  const [missing, setMissing] = useState(false);
  const comments = commentsOf(draft, state);
  const send = useAction(async () => {
    await record.write({ type: 'reviewed', body: { outcome: 'returned', through: state.lastNumber, comments } });
    onDone();
  });
  const about = Object.values(draft.byPath).filter((text) => text.trim()).length;
  return (
    <Card tone="waiting" title="Return with comments">
      <div className="stack">
        <TextArea
          id="return-general"
          label="What should be corrected?"
          hint="Press Comment beside an answer to say something about that answer alone"
          value={draft.general}
          onChange={draft.setGeneral}
          error={
            missing && comments.length === 0 ? 'Say what should be corrected, here or beside an answer' : undefined
          }
        />
        {about > 0 && <p className="soft">{countWords(about, 'comment')} beside an answer.</p>}
        <ProblemNotice problem={send.problem} title="Not returned yet" />
        <div className="inline">
          <Button
            busy={send.busy ? 'Returning…' : undefined}
            onPress={() => {
              setMissing(true);
              if (comments.length > 0) send.run();
              else document.getElementById('return-general')?.focus();
            }}
          >
            {state.by ? `Return to ${nameOf(record, state.by)}` : 'Return'}
          </Button>
          <Button look="secondary" onPress={onDone}>
            Do not return it
          </Button>
        </div>
      </div>
    </Card>
  );
}
