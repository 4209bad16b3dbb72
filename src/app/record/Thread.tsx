import { useRef, useState } from 'react';
import { countWords } from '#domain/count-words.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { NextStep, RecordKind } from '#kinds/registry.ts';
import type { RecordView } from '#sync/phone.ts';
import { Button } from '#ui/Button.tsx';
import { Timeline } from '#ui/Timeline.tsx';
import { threadSteps } from './thread-steps.ts';

/** So many of the newest entries stand open, the last of them at once; the earlier ones of a long thread are one tap away. */
const NEWEST = 10;
const AT_ONCE = 3;

interface ThreadProps {
  /** The first of the page is on the screen. */
  readonly painted: boolean;
  readonly kind: RecordKind;
  readonly view: RecordView;
  /** The person of this phone: named on what others wrote alone. */
  readonly me: string;
  readonly next: readonly NextStep[];
  readonly now: string;
  readonly rules: Rules;
}

export function Thread({ painted, kind, view, me, next, now, rules }: ThreadProps) {
  const [whole, setWhole] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const most = whole ? Infinity : painted ? NEWEST : AT_ONCE;
  const from = Math.max(view.state.timeline.length - most, 0);
  const showAll = () => {
    setWhole(true);
    // The button goes; who came by keyboard goes on from the beginning of the thread.
    list.current?.focus();
  };
  return (
    <>
      {painted && from > 0 && (
        <Button look="secondary" full onPress={showAll}>
          {`Show ${countWords(from, 'earlier entry', 'earlier entries')}`}
        </Button>
      )}
      <Timeline ref={list} steps={threadSteps(kind, view, me, next, now, rules, from)} />
    </>
  );
}
