import type { EntryToBe, FormPapersOutcome } from '#ui/form/form-context.ts';

/** The entries as they are saved: each with the reference and the hash of the paper that was made for it. */
export const withPapers = (entries: readonly EntryToBe[], made: FormPapersOutcome | undefined): readonly EntryToBe[] =>
  entries.map((entry) => {
    const paper = made?.outcome === 'made' ? made.papers.find((each) => each.entry === entry.id) : undefined;
    if (!paper) return entry;
    const { reference, attachment } = paper;
    return { ...entry, body: { ...entry.body, ...(reference && { reference }), attachments: [attachment] } };
  });
