import { useId } from 'react';

interface ProgressBarProps {
  readonly value: number;
  readonly of: number;
  /** "5 of 12 areas" */
  readonly words: string;
  readonly aside?: string;
}

export function ProgressBar({ value, of, words, aside }: ProgressBarProps) {
  const id = useId();
  return (
    <div className="progress">
      <div className="progress-words">
        <span id={id}>{words}</span>
        {aside && <span>{aside}</span>}
      </div>
      <progress value={Math.min(value, of)} max={Math.max(of, 1)} aria-labelledby={id} />
    </div>
  );
}
