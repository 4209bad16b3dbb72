import type { RecordState } from '#domain/record.ts';
import { paperIn } from '#domain/signed-papers.ts';
import { entryTypeOf, type RecordKind } from '#kinds/registry.ts';
import type { EntryToBe, FormPapersOutcome } from '#ui/form/form-context.ts';

/** The entries as they are saved: each with the reference and the hash of the paper that was made for it, and what was signed. */
export function withPapers(
  kind: RecordKind,
  state: RecordState,
  entries: readonly EntryToBe[],
  made: FormPapersOutcome | undefined,
): readonly EntryToBe[] {
  const papered = entries.map((entry): EntryToBe => {
    const paper = made?.outcome === 'made' ? made.papers.find((each) => each.entry === entry.id) : undefined;
    if (!paper) return entry;
    const { reference, attachment } = paper;
    return { ...entry, body: { ...entry.body, ...(reference && { reference }), attachments: [attachment] } };
  });
  return papered.map((entry) => {
    const { item, signature } = entry.body;
    if (typeof signature !== 'string' || !entryTypeOf(kind, entry.type)?.signsPaper) return entry;
    const served = papered.find(({ id }) => id === item) ?? state.timeline.find(({ id }) => id === item);
    const paper = paperIn(served?.body);
    return paper ? { ...entry, body: { ...entry.body, signedPaper: paper.sha256 } } : entry;
  });
}
