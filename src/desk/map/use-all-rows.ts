import { useContext, useEffect, useState } from 'react';
import { call } from '#protocol/call.ts';
import { type RecordRow, searchRecords } from '#protocol/desk-records.ts';
import type { Problem } from '#protocol/problem.ts';
import { isSignedOut, problemOf } from '../problem.ts';
import { SignInDoor } from '../sign-in-door.ts';

/** A thousand pins are as many as anyone can look at; the period says which. */
const MOST_PAGES = 20;

export interface PinQuery {
  readonly kind: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

interface AllRows {
  readonly key: string;
  readonly rows: readonly RecordRow[];
  readonly total: number;
  readonly done: boolean;
  readonly problem?: Problem;
}

/** Every row of a search, page by page; what has come is shown while the rest is read. */
export function useAllRows({ kind, from, to }: PinQuery, round: number): AllRows {
  const key = JSON.stringify([kind, from, to, round]);
  const askToSignIn = useContext(SignInDoor);
  const [read, setRead] = useState<AllRows>({ key, rows: [], total: 0, done: false });
  useEffect(() => {
    const abort = new AbortController();
    const load = async () => {
      let rows: readonly RecordRow[] = [];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const answer = await call(searchRecords, { query: { kind, from, to, page }, signal: abort.signal });
        rows = [...rows, ...answer.rows];
        const done = page === MOST_PAGES || answer.rows.length === 0 || rows.length >= answer.total;
        if (abort.signal.aborted) return;
        setRead({ key, rows, total: answer.total, done });
        if (done) return;
      }
    };
    load().catch((error: unknown) => {
      if (abort.signal.aborted) return;
      if (isSignedOut(error)) askToSignIn();
      setRead((before) => ({
        key,
        rows: before.key === key ? before.rows : [],
        total: 0,
        done: true,
        problem: problemOf(error),
      }));
    });
    return () => abort.abort();
  }, [key, kind, from, to, askToSignIn]);
  return read.key === key ? read : { key, rows: [], total: 0, done: false };
}
