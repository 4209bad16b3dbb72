import { foldRecord } from '#domain/fold-record.ts';
import { instantText } from '#domain/moment.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { DeskRecord } from '#protocol/desk-records.ts';
import type { Task } from '#protocol/tasks.ts';
import { listAttachments } from '../entries/attachments.ts';
import { heldWords } from '../entries/held-reason.ts';
import { logAccess } from '../entries/log-access.ts';
import { readThreads, type ThreadEntry } from '../entries/read-thread.ts';
import type { StoredTask } from '../entries/tasks.ts';
import { notFound } from '../http/refusal.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { linkedRecords } from './linked-records.ts';
import { deskScope } from './scope.ts';

/** The whole thread. The opening is logged before anything is shown. */
export async function readRecord(services: Services, person: SignedIn, id: string): Promise<DeskRecord> {
  const { council } = person;
  const keys = await services.keyring.of(council);
  const found = await services.database.as({ act: 'app', council, person: person.id }, async (tx) => {
    const row = await tx
      .selectFrom('records')
      .select(['kind', 'sealed', 'named', 'suspended'])
      .where('id', '=', id)
      .where(deskScope(person.roles))
      .executeTakeFirst();
    const thread = row && (await readThreads(tx, keys, [id])).get(id);
    if (!thread) throw notFound();
    const people = await tx.selectFrom('people').select(['id', 'name']).execute();
    const kind = kindNamed(row.kind);
    const state = kind && !row.sealed ? foldRecord(kind, id, thread.entries) : undefined;
    return {
      row,
      thread,
      people,
      linked: state ? await linkedRecords(tx, keys, state, person.roles, services.clock()) : [],
      attachments: (await listAttachments(tx, keys, [id])).get(id) ?? [],
    };
  });
  await logAccess(services, { council, person: person.id }, { record: id, what: 'opened' });
  return {
    kind: found.row.kind,
    entries: found.thread.entries.map(deskEntry),
    tasks: found.thread.tasks.map(taskOf),
    people: Object.fromEntries(found.people.map(({ id: each, name }) => [each, name])),
    suspended: found.row.suspended.filter((each) => found.row.named.includes(each)),
    attachments: found.attachments.map(({ record: _, ...attachment }) => attachment),
    linked: found.linked,
  };
}

function deskEntry({ entry, number, heldReason, hash, receivedAt }: ThreadEntry): DeskRecord['entries'][number] {
  const { salt: _, ...shown } = entry;
  return {
    entry: shown,
    ...(number !== undefined && { number }),
    ...(heldReason !== undefined && { held: true, heldReason: heldWords(heldReason) }),
    receivedAt,
    hash,
    ...(entry.enrolment && { enrolment: entry.enrolment }),
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
