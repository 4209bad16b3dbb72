// Records that a person said are about the same person or premises. Nothing is merged; a link is taken back as it was made.
import { z } from 'zod';
import type { FoldEntry } from './entry.ts';
import { idSchema } from './id.ts';
import type { Moment } from './moment.ts';
import { lineSchema, textSchema } from './text.ts';

export const linkedSchema = z.strictObject({ record: idSchema, why: lineSchema('Say what they have in common') });
export const unlinkedSchema = z.strictObject({ record: idSchema, reason: textSchema('Say why they are not the same') });

export interface RecordLink {
  readonly record: string;
  readonly why: string;
  readonly entry: string;
  readonly at: Moment;
  readonly by: string;
}

/** Of entries that take effect, in the council's order: the last word on each other record counts. */
export function linksOf(record: string, inOrder: readonly FoldEntry[]): readonly RecordLink[] {
  const links = new Map<string, RecordLink>();
  for (const { entry } of inOrder) {
    const linked = entry.type === 'linked' ? linkedSchema.safeParse(entry.body).data : undefined;
    if (linked && linked.record !== record)
      links.set(linked.record, { ...linked, entry: entry.id, at: entry.at, by: entry.by });
    const unlinked = entry.type === 'unlinked' ? unlinkedSchema.safeParse(entry.body).data : undefined;
    if (unlinked) links.delete(unlinked.record);
  }
  return [...links.values()];
}
