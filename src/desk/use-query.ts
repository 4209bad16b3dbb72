// Reads an endpoint and reads it again when something arrives. What is on screen stays until better is there.
import { useCallback, useContext, useEffect, useEffectEvent, useState } from 'react';
import { call, pathOf } from '#protocol/call.ts';
import type { Endpoint } from '#protocol/endpoint.ts';
import type { Problem } from '#protocol/problem.ts';
import { onArrival } from './live.ts';
import { isSignedOut, problemOf } from './problem.ts';
import { SignInDoor } from './sign-in-door.ts';

export interface Query<Answer> {
  readonly data: Answer | undefined;
  /** Why the last try failed; `data` may still hold what came before. */
  readonly problem: Problem | undefined;
  readonly refresh: () => void;
}

interface Asked<Q> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Q;
}

interface Answered<Answer> {
  readonly key: string;
  readonly data?: Answer | undefined;
  readonly problem?: Problem | undefined;
}

/** Asks nothing while `asked` is undefined, and again after so many milliseconds where `every` says so. */
export function useQuery<Q, Body, Answer>(
  endpoint: Endpoint<Q, Body, Answer>,
  asked: Asked<Q> | undefined,
  { live = false, every }: { readonly live?: boolean; readonly every?: number } = {},
): Query<Answer> {
  const key = asked && pathOf(endpoint, asked);
  const [answer, setAnswer] = useState<Answered<Answer>>();
  const [round, setRound] = useState(0);
  const askToSignIn = useContext(SignInDoor);
  const load = useEffectEvent((signal: AbortSignal) => call(endpoint, { ...asked, signal }));
  const fail = useEffectEvent((failed: string, error: unknown) => {
    if (isSignedOut(error)) askToSignIn();
    setAnswer((before) => ({
      key: failed,
      problem: problemOf(error),
      data: before?.key === failed ? before.data : undefined,
    }));
  });

  useEffect(() => {
    if (key === undefined) return;
    const abort = new AbortController();
    load(abort.signal).then(
      (data) => !abort.signal.aborted && setAnswer({ key, data }),
      (error: unknown) => !abort.signal.aborted && fail(key, error),
    );
    return () => abort.abort();
  }, [key, round]);

  const refresh = useCallback(() => setRound((count) => count + 1), []);
  useEffect(() => (live ? onArrival(refresh) : undefined), [live, refresh]);
  useEffect(() => {
    if (every === undefined) return;
    const timer = setInterval(refresh, every);
    return () => clearInterval(timer);
  }, [every, refresh]);

  const current = answer?.key === key ? answer : undefined;
  return { data: current?.data, problem: current?.problem, refresh };
}
