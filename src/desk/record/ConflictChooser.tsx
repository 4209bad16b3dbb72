import { useState } from 'react';
import type { Choice } from '#domain/choice.ts';
import type { Json } from '#domain/json.ts';
import type { Conflict } from '#domain/record.ts';
import { fieldOfPath, labelOfPath } from '#kinds/registry.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Segments } from '#ui/Segments.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';
import { answerText } from './answer-text.ts';
import { nameOf } from './line-words.ts';
import { useOpenRecord } from './record-context.ts';

/** Two people answered one question differently: a person says which answer stands. */
export function ConflictChooser({ conflict }: { readonly conflict: Conflict }) {
  const record = useOpenRecord();
  const { kind, state } = record;
  const { path, kept, other, entries } = conflict;
  const [chosen, setChosen] = useState<string>();
  const [missing, setMissing] = useState(false);
  const label = labelOfPath(kind, state, path);
  const field = fieldOfPath(kind, state, path);
  const words = (answer: Json | undefined) => (field && answerText(field, answer, record)) ?? 'No answer';
  const writers = state.timeline.filter(({ id }) => entries.includes(id)).map(({ by }) => nameOf(record, by));
  const choices: Choice[] = [
    { value: 'kept', label: words(kept), hint: 'Stands at the moment' },
    {
      value: 'other',
      label: words(other),
      hint: `Given by ${writers.join(' and ') || 'somebody else'} at the same time`,
    },
  ];
  const settle = useAction(() => {
    const to = chosen === 'kept' ? kept : other;
    return record.write({ type: 'resolved', body: { path, entries: [...entries], ...(to !== undefined && { to }) } });
  });
  return (
    <Card tone="attention" title="Two people gave different answers">
      <div className="stack">
        <Segments
          id={`conflict-${path}`}
          label={`${label}: which one stands?`}
          choices={choices}
          value={chosen}
          onChange={setChosen}
          error={missing && !chosen ? 'Choose the answer that stands' : undefined}
        />
        <ProblemNotice problem={settle.problem} title="Not settled yet" />
        <div>
          <Button
            busy={settle.busy ? 'Settling…' : undefined}
            onPress={() => {
              setMissing(true);
              if (chosen) settle.run();
            }}
          >
            Let this answer stand
          </Button>
        </div>
      </div>
    </Card>
  );
}
