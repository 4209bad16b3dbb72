import { type DatedLaw, lawTableSchema } from '#domain/law-table.ts';
import type { Rulebook } from '#domain/rulebook.ts';
import { type DatedWorking, workingSchema } from '#domain/working.ts';
import { type DatedWording, wordingSchema } from '#domain/wording.ts';
import type { SettingsDocument } from './settings-documents.ts';

/** Law and practice among the council's documents; of two versions from one day the later one counts. */
export function rulebookOf(
  documents: readonly Pick<SettingsDocument, 'name' | 'from' | 'version' | 'body'>[],
): Rulebook {
  const laws = new Map<string, DatedLaw>();
  const workings = new Map<string, DatedWorking>();
  for (const { name, from, body } of documents.toSorted((a, b) => a.version - b.version)) {
    const law = name === 'law' ? lawTableSchema.safeParse(body).data : undefined;
    const working = name === 'working' ? workingSchema.safeParse(body).data : undefined;
    if (law) laws.set(from, { from, law });
    if (working) workings.set(from, { from, working });
  }
  return { law: [...laws.values()], working: [...workings.values()] };
}

/** The council's words on paper, by the same rule. */
export function wordingsOf(
  documents: readonly Pick<SettingsDocument, 'name' | 'from' | 'version' | 'body'>[],
): readonly DatedWording[] {
  const wordings = new Map<string, DatedWording>();
  for (const { name, from, body } of documents.toSorted((a, b) => a.version - b.version)) {
    const wording = name === 'wording' ? wordingSchema.safeParse(body).data : undefined;
    if (wording) wordings.set(from, { from, wording });
  }
  return [...wordings.values()];
}
