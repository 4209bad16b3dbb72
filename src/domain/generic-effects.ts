// What the entries that every kind has come to: decisions, notes, files, people and reviews.
import { attachmentSchema } from './attachment.ts';
import type { FoldEntry } from './entry.ts';
import {
  annulledSchema,
  assignedSchema,
  attachedSchema,
  decidedSchema,
  notedSchema,
  reviewedSchema,
} from './generic-entries.ts';
import type { JsonObject } from './json.ts';
import { momentSortKey } from './moment.ts';
import type { RecordAttachment, RecordState } from './record.ts';
import { byNumber } from './sequence.ts';

/** The last decision on each held entry, in the council's order; a decision that is itself held decides nothing. */
export function decisionsOf(entries: readonly FoldEntry[]): Map<string, boolean> {
  const decisions = new Map<string, boolean>();
  for (const { entry, held } of byNumber(entries)) {
    const decided = entry.type === 'decided' && !held ? decidedSchema.safeParse(entry.body) : undefined;
    if (decided?.success) decisions.set(decided.data.entry, decided.data.effect);
  }
  return decisions;
}

export function annulledBy(entries: readonly FoldEntry[]): Set<string> {
  const annulled = new Set<string>();
  for (const { entry, held } of entries) {
    const parsed = entry.type === 'annulled' && !held ? annulledSchema.safeParse(entry.body) : undefined;
    if (parsed?.success) annulled.add(parsed.data.entry);
  }
  return annulled;
}

export function collectAttachments(
  entry: string,
  body: JsonObject,
  found: Map<string, RecordAttachment>,
  missing: Map<string, string>,
): void {
  const listed = Array.isArray(body.attachments) ? body.attachments : [];
  for (const each of listed) {
    const parsed = attachmentSchema.safeParse(each);
    if (parsed.success) found.set(parsed.data.id, { ...parsed.data, entry });
  }
  // Few entries say so: a schema that fails on all the others would cost more than the rest of the fold.
  const attached = body.missing === undefined ? undefined : attachedSchema.safeParse(body).data;
  for (const id of attached?.missing ?? []) missing.set(id, attached?.reason ?? 'Not said');
}

export function notesOf(entries: readonly FoldEntry[]): RecordState['notes'] {
  return entries.flatMap(({ entry: { id, type, at, by, body } }) => {
    const noted = type === 'noted' ? notedSchema.safeParse(body) : undefined;
    return noted?.success ? [{ id, at, by, text: noted.data.text }] : [];
  });
}

export function peopleOf(entries: readonly FoldEntry[]): Pick<RecordState, 'assigned' | 'excluded'> {
  const named = new Map<string, boolean>();
  for (const { entry } of byNumber(entries)) {
    const assigned = entry.type === 'assigned' ? assignedSchema.safeParse(entry.body) : undefined;
    if (assigned?.success) named.set(assigned.data.person, assigned.data.named);
  }
  const people = (wanted: boolean) => [...named].filter(([, is]) => is === wanted).map(([person]) => person);
  return { assigned: people(true), excluded: people(false) };
}

export function reviewOf(
  effective: readonly FoldEntry[],
  all: readonly FoldEntry[],
): Pick<RecordState, 'review' | 'changedSinceReview'> {
  const last = byNumber(effective).findLast(({ entry }) => entry.type === 'reviewed');
  const parsed = last && reviewedSchema.safeParse(last.entry.body);
  if (!last || !parsed?.success) return { review: undefined, changedSinceReview: false };
  const { outcome, through, comments } = parsed.data;
  const changedSinceReview = all.some(
    ({ entry, number }) =>
      entry.type !== 'reviewed' && entry.type !== 'assigned' && (number === undefined || number > through),
  );
  return {
    review: { outcome, through, comments, by: last.entry.by, at: momentSortKey(last.entry.at) },
    changedSinceReview,
  };
}
