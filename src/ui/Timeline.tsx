import type { ReactNode } from 'react';

export interface TimelineStep {
  readonly key: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Happened (solid), still open or not yet open (dashed), or needs a person. */
  readonly state: 'done' | 'open' | 'attention';
}

const spoken = { done: '', open: 'Not yet: ', attention: 'Needs you: ' } as const;

export const Timeline = ({ steps }: { readonly steps: readonly TimelineStep[] }) => (
  <ol className="timeline">
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
