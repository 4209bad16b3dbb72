import { type DatedLaw, lawTableSchema } from '#domain/law-table.ts';
import type { SettingsDocument } from '#protocol/settings-documents.ts';

/** One law for each date: of two versions from one day the later one counts. */
export function lawVersions(documents: readonly SettingsDocument[]): readonly DatedLaw[] {
  const byDay = new Map<string, DatedLaw>();
  for (const { name, from, body } of documents.toSorted((a, b) => a.version - b.version)) {
    const law = name === 'law' ? lawTableSchema.safeParse(body) : undefined;
    if (law?.success) byDay.set(from, { from, law: law.data });
  }
  return [...byDay.values()];
}
