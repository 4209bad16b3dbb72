import { useState } from 'react';
import type { Rules } from '#domain/rulebook.ts';
import type { NextStep, RecordKind } from '#kinds/registry.ts';
import type { RecordView } from '#sync/phone.ts';
import { Button } from '#ui/Button.tsx';
import { Timeline } from '#ui/Timeline.tsx';
import { threadSteps } from './thread-steps.ts';

/** So many of the newest entries stand open; the earlier ones of a long thread are one tap away. */
const NEWEST = 10;

interface ThreadProps {
  readonly kind: RecordKind;
  readonly view: RecordView;
  readonly next: readonly NextStep[];
  readonly now: string;
  readonly rules: Rules;
}

export function Thread({ kind, view, next, now, rules }: ThreadProps) {
  const [whole, setWhole] = useState(false);
  const earlier = Math.max(view.state.timeline.length - NEWEST, 0);
  const from = whole ? 0 : earlier;
  return (
    <>
      {from > 0 && (
        <Button look="secondary" full onPress={() => setWhole(true)}>
          {from === 1 ? 'Show 1 earlier entry' : `Show ${from} earlier entries`}
        </Button>
      )}
      <Timeline steps={threadSteps(kind, view, next, now, rules, from)} />
    </>
  );
}
