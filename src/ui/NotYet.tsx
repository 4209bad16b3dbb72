import { dayWords } from '#domain/format-moment.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { Timeline } from './Timeline.tsx';

interface NotYetProps {
  readonly steps: readonly {
    readonly flow: { readonly name: string; readonly action: string };
    readonly stops: readonly GuardFinding[];
  }[];
  readonly now: string;
}

/** Steps that are not open: why not, by which rule, and from when. */
export function NotYet({ steps, now }: NotYetProps) {
  const waiting = steps.filter(({ stops }) => stops.length > 0);
  if (waiting.length === 0) return null;
  return (
    <Timeline
      steps={waiting.map(({ flow: { name, action }, stops }) => ({
        key: name,
        title: action,
        state: 'open',
        detail: stops.map(({ code, source, message, from }) => (
          <p key={code}>
            {from && <strong>From {dayWords(`${from}T12:00:00.000Z`, now)}. </strong>}
            {message} <span className="soft">{source}</span>
          </p>
        )),
      }))}
    />
  );
}
