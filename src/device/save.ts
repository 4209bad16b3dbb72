// Saving: one transaction writes journal, outbox, head, draft removal and attachment links. "Saved" only when it has completed.
import type { Entry, FoldEntry } from '#domain/entry.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { entryTypeOf, kindNamed, withPromisedPaper } from '#kinds/registry.ts';
import { alreadySaved } from './already-saved.ts';
import { withRoom } from './ballast.ts';
import type { StoreName } from './database.ts';
import { failed, storageWords } from './device-problem.ts';
import { takeSeq } from './head.ts';
import { entriesOf, judge, type Judgement } from './judge.ts';
import { attachmentsOf, linkAttachments } from './attachment-links.ts';
import { clockOffsetOf, prepareSealingAhead } from './open-vault.ts';
import { makePapers, paperOf } from './papers.ts';
import type { NewEntry, PapersOutcome, SaveOutcome } from './phone-storage.ts';
import { countersRow, countersStand, needsReference, readCounters, withReferences } from './references.ts';
import { sealEntries } from './seal-entries.ts';
import { markOf } from './seq-mark.ts';
import type { Unlocked } from './unlocked.ts';

export interface Saving {
  readonly record: string;
  readonly kind: string;
  readonly entries: readonly NewEntry[];
  readonly draft?: string | undefined;
}

export async function save(open: Unlocked, saving: Saving): Promise<SaveOutcome> {
  const before = await open.records.entriesOf(saving.record);
  const done = alreadySaved(before, saving);
  if (done === 'otherwise') return failed(SAVED_OTHERWISE);
  if (done) return { outcome: 'saved', record: saving.record, references: referencesIn(done) };
  const judgement = await judged(open, before, saving);
  if (!judgement.fits) return failed(judgement.message);
  if (judgement.findings.some(({ level }) => level === 'block'))
    return { outcome: 'refused', findings: judgement.findings };
  try {
    const entries = await withRoom(open.vault.db, () => write(open, before, judgement.entries, saving));
    return { outcome: 'saved', record: saving.record, references: referencesIn(entries) };
  } catch (error) {
    if (error instanceof Overtaken) return save(open, saving);
    return failed(storageWords(error));
  }
}

/** Something was added to this very record meanwhile: what was judged is judged again. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

async function refuseUnseen(
  { own, records }: Pick<Unlocked, 'own' | 'records'>,
  record: string,
  before: readonly FoldEntry[],
): Promise<void> {
  void records.refold(await own.load()).catch(() => undefined);
  const seen = new Set(before.map(({ entry }) => entry.id));
  if (own.of(record).some(({ entry }) => !seen.has(entry.id))) throw new Overtaken();
}

const SAVED_OTHERWISE =
  'This form was already saved, perhaps in another window, and with other answers. Nothing was added. Open the record and write what is missing as a note or a correction.';

/** What would stop or warn, without saving; an answer that does not fit is the form's to say, and a paper is still to be made. */
export async function check(open: Unlocked, saving: Saving): Promise<readonly GuardFinding[]> {
  if (saving.entries.some(({ type }) => paperOf(saving.kind, type))) open.vault.ports.paperSoon?.();
  const judgement = await judged(open, await open.records.entriesOf(saving.record), promised(saving));
  return judgement.fits ? judgement.findings : [];
}

export async function papers(open: Unlocked, saving: Saving & { readonly draft: string }): Promise<PapersOutcome> {
  const kind = kindNamed(saving.kind);
  const before = await open.records.entriesOf(saving.record);
  const judgement = await judged(open, before, promised(saving));
  if (!kind || !judgement.fits || judgement.findings.some(({ level }) => level === 'block'))
    return { outcome: 'blocked' };
  const { record, draft } = saving;
  return makePapers(open, { kind, record, before, entries: judgement.entries, draft });
}

/** As if the papers had been made, which they are before the save. */
const promised = <T extends Saving>(saving: T): T => {
  const kind = kindNamed(saving.kind);
  return {
    ...saving,
    entries: saving.entries.map((entry) => ({
      ...entry,
      body: withPromisedPaper(kind && entryTypeOf(kind, entry.type), entry.body),
    })),
  };
};

async function judged(
  { vault, settings }: Unlocked,
  before: readonly FoldEntry[],
  { record, kind, entries }: Saving,
): Promise<Judgement> {
  const known = kindNamed(kind);
  if (!known)
    return { fits: false, message: 'This app does not know how to save this. Update the app: your form is kept.' };
  if (entries.length === 0) return { fits: false, message: 'There is nothing to save yet.' };
  const { me, ports } = vault;
  const clockOffset = await clockOffsetOf(vault);
  return judge(
    entriesOf(entries, { me, record, kind: known, now: ports.now(), clockOffset }),
    before,
    me,
    settings.rulebook,
  );
}

async function write(
  { vault, own, records }: Unlocked,
  before: readonly FoldEntry[],
  entries: readonly Entry[],
  { record, kind, draft }: Saving,
): Promise<readonly Entry[]> {
  const { db, ports, me } = vault;
  const isSealedKind = kindNamed(kind)?.sealed ?? false;
  const counted = entries.some(needsReference);
  const built = await takeSeq(vault, {
    stores: storesOf(entries, draft, counted),
    async build(head, isOvertaken) {
      if (isOvertaken) await refuseUnseen({ own, records }, record, before);
      const referenced = counted ? withReferences(entries, me.prefix, await readCounters(vault)) : undefined;
      const rows = await sealEntries(vault, referenced?.entries ?? entries, head.record + 1, isSealedKind);
      return {
        head,
        rows,
        counters: referenced?.counters,
        settingsRow: referenced && (await countersRow(vault, referenced.counters)),
      };
    },
    after({ head, rows }) {
      const last = rows.outbox.at(-1);
      const seq = last?.seq ?? head.record;
      return { head: { ...head, record: seq }, last: ['record', seq, last?.entryHash ?? ''] };
    },
    async write({ rows, counters, settingsRow }) {
      if (counters && !(await countersStand(vault, { ...counters, version: counters.version - 1 }))) return false;
      await Promise.all([
        db.journal.bulkAdd([...rows.journal]),
        db.outbox.bulkAdd([...rows.outbox]),
        settingsRow && db.settings.put(settingsRow),
        draft && db.drafts.delete(draft),
        linkAttachments(db, record, entries, draft),
      ]);
      return true;
    },
  });
  // It is saved: what goes wrong from here on may not be told as if it were not.
  own.add(built.rows.own);
  void records.refold([record]).catch(() => undefined);
  void prepareSealingAhead(vault).catch(() => undefined);
  // The mark is a help, not a promise: what is saved stays saved without it.
  void ports.marks.keep(markOf(vault.enrolment, built.rows.own.at(-1)?.seq ?? 0)).catch(() => undefined);
  for (const part of ['records', 'outbox', 'drafts'] as const) ports.changed(part);
  return built.rows.own.map(({ entry }) => entry);
}

/** No more than it writes: a store in a transaction is a store that other tabs wait for. */
const storesOf = (entries: readonly Entry[], draft: string | undefined, counted: boolean): readonly StoreName[] => {
  const files = draft !== undefined || entries.some((entry) => attachmentsOf(entry).length > 0);
  return [
    'journal',
    ...(draft === undefined ? [] : (['drafts'] as const)),
    ...(files ? (['attachments', 'attachmentChunks'] as const) : []),
    ...(counted ? (['settings'] as const) : []),
  ];
};

const referencesIn = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ body }) => (typeof body.reference === 'string' ? [body.reference] : []));
