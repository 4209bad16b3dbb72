import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { ActionBar } from '../ActionBar.tsx';
import { AppBar } from '../AppBar.tsx';
import { Button } from '../Button.tsx';
import { SkipLink } from '../SkipLink.tsx';
import { useFormWorld } from './form-context.ts';

interface FormFrameProps {
  /** The page: its own title, or "Check your answers". */
  readonly title: string;
  /** The form as a whole. */
  readonly form: string;
  readonly page: number;
  /** Titles of the pages, without check answers. */
  readonly pages: readonly string[];
  readonly onBack: () => void;
  readonly onClose: () => void;
  /** At the end of the phone's bar instead of Close. */
  readonly right?: ReactNode;
  readonly action: ReactNode;
  /** A page of questions; without it there is nothing to send by Enter. */
  readonly onSubmit?: () => void;
  readonly children: ReactNode;
}

/** One page of a form: a screen of the phone, or a part of a desk screen with the way through beside it. */
export const FormFrame = (props: FormFrameProps) =>
  useFormWorld().asker === 'desk' ? <DeskPage {...props} /> : <PhonePage {...props} />;

function PhonePage({ title, page, onBack, onClose, right, action, onSubmit, children }: FormFrameProps) {
  const close = (
    <Button small look="secondary" onPress={onClose}>
      Close
    </Button>
  );
  const body = (
    <>
      <main id="main" tabIndex={-1} className="screen-body">
        {children}
      </main>
      <ActionBar>{action}</ActionBar>
    </>
  );
  return (
    <div className="screen">
      <SkipLink />
      <AppBar title={title} onBack={onBack} right={right ?? close} focusKey={String(page)} />
      {onSubmit ? (
        <form className="screen-form" noValidate autoComplete="off" onSubmit={(event) => send(event, onSubmit)}>
          {body}
        </form>
      ) : (
        body
      )}
    </div>
  );
}

function DeskPage({ title, form, page, pages, onBack, onClose, action, onSubmit, children }: FormFrameProps) {
  const { aside } = useFormWorld();
  const heading = useRef<HTMLHeadingElement>(null);
  // The heading is what a screen reader reads on a new page, and what brings the top of it into view.
  useEffect(() => heading.current?.focus(), [page]);
  const buttons = (
    <div className="form-actions">
      {action}
      {page > 0 && (
        <Button look="secondary" onPress={onBack}>
          Back
        </Button>
      )}
    </div>
  );
  return (
    <div className="stack">
      <div className="desk-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {form !== title && <p className="soft">{form}</p>}
        </div>
        <div className="inline">
          <Button look="secondary" onPress={onClose}>
            Close
          </Button>
        </div>
      </div>
      <div className="form-columns">
        {onSubmit ? (
          <form className="card stack-wide" noValidate autoComplete="off" onSubmit={(event) => send(event, onSubmit)}>
            {children}
            {buttons}
          </form>
        ) : (
          <div className="stack">
            {children}
            {buttons}
          </div>
        )}
        <aside className="stack">
          <ol className="form-pages card">
            {[...pages, 'Check your answers'].map((name, index) => (
              <li key={`${index} ${name}`} aria-current={index === page ? 'step' : undefined}>
                {name}
              </li>
            ))}
          </ol>
          {aside}
        </aside>
      </div>
    </div>
  );
}

function send(event: FormEvent, then: () => void): void {
  event.preventDefault();
  then();
}
