import type { z } from 'zod';
import type { SettingsDocument, SettingsName } from '#protocol/settings-documents.ts';

/** Newest first: the one whose date is latest, and of one date the one written last. */
export const versionsOf = (documents: readonly SettingsDocument[], name: SettingsName): readonly SettingsDocument[] =>
  documents
    .filter((document) => document.name === name)
    .toSorted((a, b) => (a.from === b.from ? b.version - a.version : a.from < b.from ? 1 : -1));

/** The newest version, also one that begins later: what an editor goes on from. */
export const latestOf = <Body>(
  documents: readonly SettingsDocument[],
  name: SettingsName,
  schema: z.ZodType<Body>,
): Body | undefined => schema.safeParse(versionsOf(documents, name)[0]?.body).data;
