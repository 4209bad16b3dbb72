import type { EntryToBe, FormPapersOutcome } from '#ui/form/form-context.ts';

/** The entries as they are saved: each with the reference and the hash of the paper that was made for it. */
export const withPapers = (entries: readonly EntryToBe[], made: FormPapersOutcome | undefined): readonly EntryToBe[] =>
  entries.map((entry) => {
    const paper = made?.outcome === 'made' ? made.papers.find((each) => each.entry === entry.id) : undefined;
    return paper
      ? { ...entry, body: { ...entry.body, reference: paper.reference, attachments: [paper.attachment] } }
      : entry;
  });
