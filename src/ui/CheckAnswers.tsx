import type { ReactNode } from 'react';

export interface Answer {
  readonly key: string;
  readonly label: string;
  /** Nothing given shows as "Not given". */
  readonly value: ReactNode;
  readonly onChange?: () => void;
}

/** A summary list; with `onChange` each line has a Change button. */
export const CheckAnswers = ({ answers }: { readonly answers: readonly Answer[] }) => (
  <dl className="answers">
    {answers.map(({ key, label, value, onChange }) => (
      <div key={key}>
        <dt>{label}</dt>
        <dd>{value === undefined || value === '' ? <span className="answer-none">Not given</span> : value}</dd>
        {onChange && (
          <dd className="answer-change">
            <button type="button" className="text-button" onClick={onChange}>
              Change<span className="visually-hidden"> {label}</span>
            </button>
          </dd>
        )}
      </div>
    ))}
  </dl>
);
