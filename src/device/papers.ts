// Papers: made on this phone with no signal, once for what they say, and kept under the draft until the entry is saved.
import { z } from 'zod';
import { type Attachment, attachmentSchema } from '#domain/attachment.ts';
import type { Entry, FoldEntry } from '#domain/entry.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { newId } from '#domain/id.ts';
import { momentSortKey } from '#domain/moment.ts';
import { rulesAt } from '#domain/rulebook.ts';
import { wordingAt } from '#domain/wording.ts';
import { entryTypeOf, isOnForm, kindNamed, type PaperType, type RecordKind } from '#kinds/registry.ts';
import { type Bytes, sha256, toHex, utf8 } from '#protocol/bytes.ts';
import { sealedRows } from './attachments.ts';
import { dropAttachment } from './attachment-rows.ts';
import { inOneTransaction } from './database.ts';
import { failed, storageWords } from './device-problem.ts';
import { boxRow, readBox } from './boxes.ts';
import type { Vault } from './open-vault.ts';
import type { MadePaper, PapersOutcome } from './phone-storage.ts';
import { countersRow, countersStand, isNumbered, nextReference, readCounters } from './references.ts';
import type { Unlocked } from './unlocked.ts';

const PAPERS = 'papers';
const keptSchema = z.object({
  draft: z.string(),
  entry: z.string(),
  /** None where the paper has no number of its own. */
  reference: z.string().optional(),
  /** Of what it says: the same words are never printed a second time, not even by a newer app. */
  fingerprint: z.string().optional(),
  attachment: attachmentSchema.optional(),
});
type Kept = z.infer<typeof keptSchema>;

interface Making {
  readonly kind: RecordKind;
  readonly record: string;
  readonly before: readonly FoldEntry[];
  /** Judged already; each sees those before it. */
  readonly entries: readonly Entry[];
  readonly draft: string;
}

export const paperOf = (kind: string, type: string): PaperType | undefined => {
  const known = kindNamed(kind);
  return known && entryTypeOf(known, type)?.paper;
};

/** The papers of these entries; one that is kept and still says the same is given back as it is. */
export function makePapers(open: Unlocked, making: Making): Promise<PapersOutcome> {
  const { remembered } = open.vault;
  const made = (remembered.papers ?? Promise.resolve()).then(() => makeAll(open, making));
  remembered.papers = made;
  return made;
}

async function makeAll(open: Unlocked, making: Making): Promise<PapersOutcome> {
  const papers: MadePaper[] = [];
  try {
    for (const [i, entry] of making.entries.entries()) {
      const type = paperOf(entry.kind, entry.type);
      if (!type || isOnForm(entry.body)) continue;
      const made = await makeOne(open, making, making.entries.slice(0, i), entry, type);
      if ('problem' in made) return failed(made.problem);
      papers.push(made);
    }
    return { outcome: 'made', papers };
  } catch (error) {
    return failed(storageWords(error));
  }
}

async function makeOne(
  { vault, settings }: Unlocked,
  { kind, record, before, draft }: Making,
  earlier: readonly Entry[],
  entry: Entry,
  { title, load }: PaperType,
): Promise<MadePaper | { readonly problem: string }> {
  const state = foldRecord(kind, record, [...before, ...earlier.map((each) => ({ entry: each }))]);
  const kept = await (isNumbered(entry) ? reserve : keptOf)(vault, draft, entry);
  const at = momentSortKey(entry.at);
  const { attachments: _, ...answers } = entry.body;
  const content = (await load()).content({
    state,
    entry: { ...entry, body: { ...answers, ...numbered(kept) } },
    rules: rulesAt(settings.rulebook, at),
    wording: wordingAt(settings.wording, at),
    council: vault.me.council.name,
    issuer: vault.me.person.name,
  });
  if ('lacking' in content) return { problem: content.lacking };
  const made = { entry: entry.id, title, ...numbered(kept), isDraft: content.draft !== undefined };
  const fingerprint = toHex(await sha256(utf8(JSON.stringify(content))));
  if (kept.attachment && kept.fingerprint === fingerprint) return { ...made, attachment: kept.attachment };
  const printed = await vault.ports.paper(content);
  if ('problem' in printed) return printed;
  return {
    ...made,
    attachment: await keep(vault, { ...kept, fingerprint }, printed.bytes, kind.sealed ? record : undefined),
  };
}

const numbered = ({ reference }: Kept) => (reference === undefined ? {} : { reference });

/** Of a paper without a number there is nothing to keep before it is made. */
const keptOf = async (vault: Vault, draft: string, { id }: Entry): Promise<Kept> =>
  (await readKept(vault)).find(({ entry }) => entry === id) ?? { draft, entry: id };

/** The reference stands on the paper, so it is given before the save; a draft thrown away leaves a gap, never a double. */
async function reserve(vault: Vault, draft: string, entry: Entry): Promise<Kept> {
  const year = dayOfInstant(momentSortKey(entry.at)).slice(2, 4);
  for (;;) {
    const [all, counters] = [await readKept(vault), await readCounters(vault)];
    const known = all.find((each) => each.entry === entry.id);
    if (known?.reference !== undefined && sameYear(known.reference, year)) return known;
    const next = nextReference(entry, vault.me.prefix, counters);
    const kept: Kept = { draft, entry: entry.id, reference: next.reference };
    const rows = await Promise.all([
      keptRow(vault, [...all.filter((each) => each !== known), kept]),
      countersRow(vault, next.counters),
    ]);
    const written = await inOneTransaction(vault.db, ['settings', 'drafts'], async () => {
      if (!(await countersStand(vault, counters))) return false;
      await vault.db.settings.bulkPut(rows);
      return true;
    });
    if (written) return kept;
  }
}

/** The paper and the note of it in one transaction; what was made before for other answers goes. */
async function keep(vault: Vault, kept: Kept, bytes: Bytes, sealedRecord: string | undefined): Promise<Attachment> {
  const attachment: Attachment = {
    id: newId(),
    sha256: toHex(await sha256(bytes)),
    size: bytes.length,
    type: 'application/pdf',
    role: 'document',
  };
  const { row, chunks } = await sealedRows(vault, attachment, bytes, undefined, sealedRecord);
  const others = (await readKept(vault)).filter(({ entry }) => entry !== kept.entry);
  const note = await keptRow(vault, [...others, { ...kept, attachment }]);
  const { db } = vault;
  await inOneTransaction(db, ['settings', 'attachments', 'attachmentChunks'], async () => {
    if (kept.attachment) await dropAttachment(db, kept.attachment.id);
    await db.attachments.put({ ...row, draft: kept.draft });
    await db.attachmentChunks.bulkPut(chunks);
    await db.settings.put(note);
  });
  return attachment;
}

/** Notes of drafts that are gone are left out. */
async function readKept({ db, keys }: Vault): Promise<readonly Kept[]> {
  const all = (await readBox(db, keys.capture, PAPERS, z.array(keptSchema))) ?? [];
  const drafts = new Set(await db.transaction('r', db.drafts, () => db.drafts.toCollection().primaryKeys()));
  return all.filter(({ draft }) => drafts.has(draft));
}

const keptRow = ({ keys }: Vault, all: readonly Kept[]) => boxRow(keys.capture, PAPERS, all);

/** "CPN 26-7K-0014": the two digits after the letters. */
const sameYear = (reference: string, year: string): boolean => reference.includes(` ${year}-`);
