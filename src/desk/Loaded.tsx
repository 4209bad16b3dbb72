import type { ReactNode } from 'react';
import { Loading } from '#ui/Loading.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';
import type { Query } from './use-query.ts';

interface LoadedProps<Answer> {
  readonly query: Query<Answer>;
  readonly loading: string;
  readonly children: (data: Answer) => ReactNode;
}

/** Slow, failed, stale and there: the four states of everything that is read. */
export function Loaded<Answer>({ query: { data, problem, refresh }, loading, children }: LoadedProps<Answer>) {
  if (data === undefined && !problem) return <Loading words={loading} />;
  return (
    <>
      <ProblemNotice
        problem={problem}
        onRetry={refresh}
        title={data === undefined ? 'This could not be opened' : 'What you see may be out of date'}
      />
      {data !== undefined && children(data)}
    </>
  );
}
