import { useContext, useRef, useState } from 'react';
import type { Problem } from '#protocol/problem.ts';
import { isSignedOut, problemOf } from './problem.ts';
import { SignInDoor } from './sign-in-door.ts';

export interface Action<Args extends readonly unknown[]> {
  readonly run: (...args: Args) => void;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly clear: () => void;
}

/** Something a button does: once at a time, and its failure is said beside it. */
export function useAction<Args extends readonly unknown[]>(work: (...args: Args) => Promise<unknown>): Action<Args> {
  const askToSignIn = useContext(SignInDoor);
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function go(args: Args): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await work(...args);
    } catch (error) {
      if (isSignedOut(error)) askToSignIn();
      setProblem(problemOf(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return { run: (...args) => void go(args), busy, problem, clear: () => setProblem(undefined) };
}
