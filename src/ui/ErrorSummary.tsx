import { useEffect, useRef } from 'react';

export interface FormError {
  /** The id of the control that the line leads to. */
  readonly id: string;
  readonly message: string;
}

interface ErrorSummaryProps {
  readonly errors: readonly FormError[];
  /** Where the control is on another page. */
  readonly onFollow?: (id: string) => void;
}

/** Takes focus when it appears; give it a `key` per attempt so that it takes focus again. */
export function ErrorSummary({ errors, onFollow = focusField }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>There is a problem</h2>
      <ul>
        {errors.map(({ id, message }) => (
          <li key={id + message}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                onFollow(id);
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(id: string): void {
  const control = document.getElementById(id);
  control?.closest('.field')?.scrollIntoView({ block: 'start' });
  control?.focus({ preventScroll: true });
}
