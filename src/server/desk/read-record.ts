import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { utf8 } from '#protocol/bytes.ts';
import type { DeskRecord } from '#protocol/desk-records.ts';
import type { Task } from '#protocol/tasks.ts';
import type { Tx } from '../db/database.ts';
import { encrypt } from '../keys/cipher.ts';
import { openChain } from '../entries/chain.ts';
import { aboutAccess } from '../entries/entry-rows.ts';
import { loadThreads } from '../entries/load-threads.ts';
import type { StoredTask } from '../entries/tasks.ts';
import type { Thread } from '../entries/thread.ts';
import { notFound } from '../http/refusal.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { deskScope } from './scope.ts';

/** The whole thread. Of a sealed record the opening is logged before anything is shown. */
export async function readRecord(services: Services, person: SignedIn, id: string): Promise<DeskRecord> {
  const { council } = person;
  const keys = await services.keyring.of(council);
  const { record, thread } = await services.database.as({ act: 'app', council, person: person.id }, async (tx) => {
    const row = await tx
      .selectFrom('records')
      .select('id')
      .where('id', '=', id)
      .where(deskScope(person.roles))
      .executeTakeFirst();
    const thread = row && (await loadThreads(tx, keys, [id])).get(id);
    if (!thread?.row) throw notFound();
    return { record: await recordOf(tx, thread), thread };
  });
  if (thread.key) await logOpening(services, person, thread.id, thread.key);
  return record;
}

async function recordOf(tx: Tx, { id, row, entries, tasks, state }: Thread): Promise<DeskRecord> {
  const proofs = await tx
    .selectFrom('entries')
    .select(['id', 'entry_hash', 'enrolment', 'held_reason', 'outcome'])
    .where('record', '=', id)
    .where('same_id', '=', false)
    .execute();
  const proofOf = new Map(proofs.map((proof) => [proof.id, proof]));
  const people = await tx.selectFrom('people').select(['id', 'name']).execute();
  const received = await tx
    .selectFrom('attachments')
    .select('id')
    .where('record', '=', id)
    .where('state', '=', 'complete')
    .execute();
  return {
    kind: row?.kind ?? '',
    entries: entries.flatMap(({ entry: { salt: _, ...entry }, number, held, receivedAt }) => {
      const proof = proofOf.get(entry.id);
      if (!proof) return [];
      return [
        {
          entry,
          ...(number !== undefined && { number }),
          ...(held && { held }),
          receivedAt: receivedAt ?? entry.savedAt,
          hash: Buffer.from(proof.entry_hash).toString('hex'),
          ...(proof.enrolment && { enrolment: proof.enrolment }),
          ...(proof.held_reason && { heldReason: proof.held_reason }),
        },
      ];
    }),
    tasks: tasks.map(taskOf),
    people: Object.fromEntries(people.map(({ id: person, name }) => [person, name])),
    attachments: (state?.attachments ?? []).map(({ id: attachment, sha256, size, type, role }) => ({
      id: attachment,
      sha256,
      size,
      type,
      role,
      received: received.some((each) => each.id === attachment),
    })),
  };
}

export const taskOf = ({
  id,
  code,
  source,
  message,
  level,
  record,
  entry,
  raisedAt,
  closedAt,
  closedWhy,
}: StoredTask): Task => ({
  id,
  code,
  message,
  level,
  ...(source !== undefined && { source }),
  ...(record !== undefined && { record }),
  ...(entry !== undefined && { entry }),
  raisedAt: instantText(raisedAt.getTime()),
  ...(closedAt && { closedAt: instantText(closedAt.getTime()) }),
  ...(closedWhy !== undefined && { closedWhy }),
});

function logOpening(
  { database, clock }: Services,
  { council, id: by }: SignedIn,
  record: string,
  key: Uint8Array,
): Promise<void> {
  const at = instantText(clock());
  const id = newId();
  const words = utf8(JSON.stringify({ id, record, what: 'opened', at, by, where: 'desk' }));
  return database.as({ act: 'ingest', council }, async (tx) => {
    const chain = await openChain(tx, council, at);
    const { order, head } = chain.add({ what: 'access', by, detail: 'opened, on the desk', record, sealed: true, key });
    await tx
      .insertInto('access_log')
      .values({
        council,
        id,
        entry_hash: Buffer.from(head, 'hex'),
        record,
        council_order: order,
        enrolment: null,
        seq: null,
        person: by,
        bytes: encrypt(key, words, aboutAccess(council, id)),
        signature: null,
        held_reason: null,
        receipt: null,
        received_at: at,
      })
      .execute();
    await chain.close();
  });
}
