import { instantText } from '#domain/moment.ts';
import { hasAnyRole } from '#domain/role.ts';
import type { Task } from '#protocol/tasks.ts';
import { openChain } from '../entries/chain.ts';
import { readRecordKeys } from '../entries/record-keys.ts';
import { storedTask } from '../entries/tasks.ts';
import { notFound } from '../http/refusal.ts';
import type { SignedIn } from '../people/sessions.ts';
import { dateOf, type Services } from '../services.ts';
import { taskOf } from './read-record.ts';

/** Open tasks that belong to no record: those of the roles this person has. */
export async function looseTasks({ database }: Services, { council, id, roles }: SignedIn): Promise<Task[]> {
  const mine = (['manager', 'coordinator'] as const).filter((role) => roles.includes(role));
  const rows = await database.as({ act: 'app', council, person: id }, (tx) =>
    tx
      .selectFrom('tasks')
      .selectAll()
      .where('state', '=', 'open')
      .where('for_role', 'in', mine)
      .where((where) =>
        where.or([
          where('record', 'is', null),
          where.not(
            where.exists(where.selectFrom('records').whereRef('records.id', '=', 'tasks.record').select('records.id')),
          ),
        ]),
      )
      .orderBy('created_at')
      .execute(),
  );
  return rows.filter(({ cipher }) => cipher === null).map((row) => taskOf(storedTask(row, undefined)));
}

/** Closes a task of a record in reach, or of nobody's; the reason is kept, encrypted in the audit where the record is sealed. */
export async function closeTask(services: Services, person: SignedIn, id: string, why: string): Promise<Task> {
  const { council, roles } = person;
  const keys = await services.keyring.of(council);
  return services.database.as({ act: 'app', council, person: person.id }, async (tx) => {
    const row = await tx.selectFrom('tasks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    const mine = row && hasAnyRole(roles, row.for_role === 'coordinator' ? ['coordinator', 'assessor'] : ['manager']);
    if (!row || !mine) throw notFound();
    const recordKey = row.record ? (await readRecordKeys(tx, keys, [row.record])).get(row.record) : undefined;
    const closed =
      row.state === 'closed'
        ? row
        : { ...row, closed_at: dateOf(services), closed_why: row.sealed ? 'Closed by somebody named on it' : why };
    if (row.state === 'open') {
      const { closed_at, closed_why } = closed;
      await tx
        .updateTable('tasks')
        .set({ state: 'closed', closed_at, closed_by: person.id, closed_why })
        .where('id', '=', id)
        .execute();
      const chain = await openChain(tx, council, instantText(services.clock()));
      const detail = row.sealed && !recordKey ? id : `${id}: ${why}`;
      chain.add({
        what: 'task closed',
        by: person.id,
        detail,
        record: row.record ?? undefined,
        sealed: row.sealed,
        key: row.sealed ? recordKey : undefined,
      });
      await chain.close();
    }
    return taskOf(storedTask(closed, recordKey));
  });
}
