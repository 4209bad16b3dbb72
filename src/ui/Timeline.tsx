import type { ReactNode, Ref } from 'react';

export interface TimelineStep {
  readonly key: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Happened (solid), still open or not yet open (dashed), or needs a person. */
  readonly state: 'done' | 'open' | 'attention';
}

const spoken = { done: '', open: 'Not yet: ', attention: 'Needs you: ' } as const;

interface TimelineProps {
  readonly steps: readonly TimelineStep[];
  /** Where the focus may be led. */
  readonly ref?: Ref<HTMLOListElement>;
}

export const Timeline = ({ steps, ref }: TimelineProps) => (
  <ol className="timeline" ref={ref} tabIndex={ref ? -1 : undefined}>
    {steps.map(({ key, title, detail, state }) => (
      <li key={key} className={`timeline-${state}`}>
        <p className="timeline-title">
          {spoken[state] && <span className="visually-hidden">{spoken[state]}</span>}
          {title}
        </p>
        {detail && <div className="timeline-detail">{detail}</div>}
      </li>
    ))}
  </ol>
);
