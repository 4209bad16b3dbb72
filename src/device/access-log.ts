// Opening a sensitive record is logged in a lane of its own: sealed and delivered like an entry, never folded and never pulled.
import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { type Access, newSalt, sealAccess } from '#protocol/envelope.ts';
import { takeSeq } from './head.ts';
import { clockOffsetOf, sealingKey, type Vault } from './open-vault.ts';
import { outboxRow } from './seal-entries.ts';

export async function logAccess(vault: Vault, record: string, what: Access['what'], path?: string): Promise<void> {
  const { db, ports, me, enrolment, signingKey } = vault;
  const clockOffset = await clockOffsetOf(vault);
  const line = {
    id: newId(),
    record,
    what,
    ...(path === undefined ? {} : { path }),
    at: instantText(ports.now() + clockOffset),
    by: me.person.id,
    enrolment,
    salt: newSalt(),
  };
  await takeSeq(vault, {
    stores: [],
    async build(head) {
      const sealed = await sealAccess({ ...line, seq: head.access + 1 }, { ...(await sealingKey(vault)), signingKey });
      return { head, row: outboxRow('access', sealed) };
    },
    after: ({ head, row }) => ({ head: { ...head, access: row.seq }, last: ['access', row.seq, row.entryHash] }),
    async write({ row }) {
      await db.outbox.add(row);
      return true;
    },
  });
  ports.changed('outbox');
}
