import { Component, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Told what broke; must not keep or send anything an officer wrote. */
  readonly onError?: (error: unknown) => void;
}

/** Catches a screen that breaks, so that the rest of the app and every draft stay. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError?.(error);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="screen-body stack">
        <h1>This screen stopped working</h1>
        <Notice tone="attention" title="Nothing is lost">
          <p>What you saved is safe, and what you were typing is kept as a draft. Open the screen again to go on.</p>
        </Notice>
        <Button full onPress={() => window.location.reload()}>
          Open again
        </Button>
      </main>
    );
  }
}
