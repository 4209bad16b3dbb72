// What was corrected: every answer that an amendment or a decision between two answers touched.
import { amendedSchema, resolvedSchema } from '#domain/generic-entries.ts';
import type { Json } from '#domain/json.ts';
import type { RecordState, TimelineLine } from '#domain/record.ts';

export interface Change {
  readonly path: string;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
  readonly line: TimelineLine;
}

/** In the sequence of events; what has no effect is not among them. */
export const changesOf = ({ timeline }: Pick<RecordState, 'timeline'>): readonly Change[] =>
  timeline.filter(({ outcome }) => outcome === 'effect').flatMap(changesOfLine);

export function changesOfLine(line: TimelineLine): readonly Change[] {
  if (line.type === 'amended')
    return (amendedSchema.safeParse(line.body).data?.changes ?? []).map(({ path, from, to }) => ({
      path,
      from,
      to,
      line,
    }));
  const resolved = line.type === 'resolved' ? resolvedSchema.safeParse(line.body).data : undefined;
  return resolved ? [{ path: resolved.path, from: undefined, to: resolved.to, line }] : [];
}

/** Entries the manager has not read: behind the number that the last review went up to. */
export const sinceReview = ({ timeline, review }: Pick<RecordState, 'timeline' | 'review'>): readonly TimelineLine[] =>
  review
    ? timeline.filter(
        ({ number, type }) =>
          (number === undefined || number > review.through) && type !== 'reviewed' && type !== 'assigned',
      )
    : [];
