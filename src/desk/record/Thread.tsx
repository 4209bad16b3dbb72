import { useState } from 'react';
import { comingUp, dueWords } from '#domain/due.ts';
import { momentWords } from '#domain/format-moment.ts';
import type { TimelineLine } from '#domain/record.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Timeline, type TimelineStep } from '#ui/Timeline.tsx';
import { useDesk } from '../desk-context.ts';
import { EntryProof } from './EntryProof.tsx';
import { lineTitle, lineWords, nameOf, outcomeWords } from './line-words.ts';
import { NoteDialog } from './NoteDialog.tsx';
import { type OpenRecord, useOpenRecord } from './record-context.ts';
import { originWords } from './receipt-words.ts';

/** Everything that happened, in the order it happened, with its receipt; then what is still open. */
export function Thread() {
  const record = useOpenRecord();
  const { rulesAt } = useDesk();
  const [noting, setNoting] = useState(false);
  const { kind, state, now } = record;
  const due: TimelineStep[] = comingUp(state.begun ? kind.due(state, rulesAt(now)) : [], now).map((each) => ({
    key: each.at + each.title,
    title: each.title,
    detail: dueWords(each.at, now),
    state: 'open',
  }));
  return (
    <Card title="Thread">
      <Timeline steps={[...state.timeline.map((line) => stepOf(line, record)), ...due]} />
      <Button look="quiet" small icon="pen" onPress={() => setNoting(true)}>
        Add a note
      </Button>
      {noting && <NoteDialog onClose={() => setNoting(false)} />}
    </Card>
  );
}

function stepOf(line: TimelineLine, context: OpenRecord): TimelineStep {
  const words = lineWords(line, context);
  const outcome = outcomeWords[line.outcome];
  const read = context.data.entries.find(({ entry }) => entry.id === line.id);
  return {
    key: line.id,
    state: line.outcome === 'held' ? 'attention' : 'done',
    title: lineTitle(line, context),
    detail: (
      <>
        {words && <p className="lines">{words}</p>}
        {outcome && (
          <p>
            <strong>{outcome}</strong>
          </p>
        )}
        <p>
          {[momentWords(line.at, context.now), nameOf(context, line.by), read && originWords(read)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <EntryProof line={line} />
      </>
    ),
  };
}
