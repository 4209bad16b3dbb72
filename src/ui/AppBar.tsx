import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './Icon.tsx';

interface AppBarProps {
  readonly title: string;
  readonly onBack?: () => void;
  /** Where Back leads, for screen readers: "Back to records". */
  readonly backLabel?: string;
  /** One chip or button: what waits, Close, Hide now. */
  readonly right?: ReactNode;
  /** Moves focus to the heading when the page changes inside one screen, so a screen reader reads the new page. */
  readonly focusKey?: string;
}

export function AppBar({ title, onBack, backLabel = 'Back', right, focusKey }: AppBarProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (focusKey === undefined) return;
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [focusKey]);
  return (
    <header className="app-bar">
      {onBack && (
        <button type="button" className="icon-button" onClick={onBack} aria-label={backLabel}>
          <Icon name="back" />
        </button>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {right && <div className="app-bar-right">{right}</div>}
    </header>
  );
}
