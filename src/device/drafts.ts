// Forms being filled in, stored as they are typed: they outlive the lock, a crash and an update.
import { z } from 'zod';
import { jsonObjectSchema } from '#domain/json.ts';
import { dropDraftAttachments } from './attachment-links.ts';
import { withRoom } from './ballast.ts';
import { decryptJson, encryptJson } from './cipher.ts';
import { inOneTransaction } from './database.ts';
import { failed, storageWords } from './device-problem.ts';
import type { Vault } from './open-vault.ts';
import type { Draft, DraftLine, Outcome } from './phone-storage.ts';
import { readEach } from './quarantine.ts';
import type { DraftRow } from './rows.ts';

const placeOf = (id: string): string => `drafts/${id}`;

const draftSchema: z.ZodType<Draft> = z.object({
  id: z.string(),
  record: z.string(),
  kind: z.string(),
  flow: z.string(),
  entries: z.record(z.string(), z.string()),
  form: jsonObjectSchema,
  heading: z.string(),
  savedAt: z.number(),
});

export async function keepDraft({ db, keys, ports }: Vault, draft: Draft): Promise<Outcome> {
  try {
    const row: DraftRow = {
      id: draft.id,
      savedAt: draft.savedAt,
      cipher: await encryptJson(keys.capture, placeOf(draft.id), draft),
    };
    await withRoom(db, () => inOneTransaction(db, ['drafts', 'settings'], () => db.drafts.put(row)));
    ports.changed('drafts');
    return { outcome: 'done' };
  } catch (error) {
    return failed(storageWords(error));
  }
}

export async function readDraft(vault: Vault, id: string): Promise<Draft | undefined> {
  const row = await vault.db.transaction('r', vault.db.drafts, () => vault.db.drafts.get(id));
  const [draft] = row ? await opened(vault, [row]) : [];
  return draft;
}

/** The one worked on last comes first. */
export async function draftLines(vault: Vault): Promise<readonly DraftLine[]> {
  const rows = await vault.db.transaction('r', vault.db.drafts, () => vault.db.drafts.toArray());
  const drafts = await opened(vault, rows);
  return drafts
    .map(({ id, kind, flow, heading, savedAt }) => ({ id, kind, flow, heading, savedAt }))
    .toSorted((a, b) => b.savedAt - a.savedAt);
}

export async function discardDraft({ db, ports }: Vault, id: string): Promise<void> {
  await inOneTransaction(db, ['drafts', 'attachments', 'attachmentChunks'], async () => {
    await db.drafts.delete(id);
    await dropDraftAttachments(db, id);
  });
  ports.changed('drafts');
}

const opened = ({ db, keys, ports }: Vault, rows: readonly DraftRow[]): Promise<readonly Draft[]> =>
  readEach(
    db,
    ports.now(),
    'drafts',
    rows,
    ({ id }) => id,
    async ({ id, cipher }) => draftSchema.parse(await decryptJson(keys.capture, placeOf(id), cipher)),
  );
