import { instantText } from '#domain/moment.ts';
import type { discloseRecord } from '#protocol/disclosure.ts';
import { signedReceiptSchema } from '#protocol/receipt.ts';
import type { z } from 'zod';
import { openChain } from '../entries/chain.ts';
import { readRecordKeys } from '../entries/record-keys.ts';
import { notFound } from '../http/refusal.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { deskScope } from './scope.ts';

type Asked = z.infer<Extract<typeof discloseRecord.body, z.ZodType>>;
type Answer = z.infer<Extract<typeof discloseRecord.answer, z.ZodType>>;

/** The line is in the chain before anything is answered; of a sealed record it is encrypted as all its lines are. */
export async function disclose(
  { database, keyring, clock }: Services,
  { council, id: person, roles }: SignedIn,
  record: string,
  { recipient, reason }: Asked,
): Promise<Answer> {
  const keys = await keyring.of(council);
  const at = instantText(clock());
  const seen = await database.as({ act: 'app', council, person }, async (tx) => {
    const row = await tx
      .selectFrom('records')
      .select(['sealed'])
      .where('id', '=', record)
      .where(deskScope(roles))
      .executeTakeFirst();
    if (!row) throw notFound();
    const entries = await tx.selectFrom('entries').select(['id', 'receipt']).where('record', '=', record).execute();
    const openings = await tx
      .selectFrom('access_log')
      .select(['person', 'received_at'])
      .where('record', '=', record)
      .orderBy('council_order')
      .execute();
    return { sealed: row.sealed, entries, openings };
  });
  const order = await database.as({ act: 'ingest', council }, async (tx) => {
    const key = seen.sealed ? (await readRecordKeys(tx, keys, [record])).get(record) : undefined;
    const chain = await openChain(tx, council, at);
    const detail = [`record ${record} to ${recipient}`, reason].filter(Boolean).join(': ');
    const line = chain.add({
      what: 'disclosure',
      by: person,
      detail,
      record,
      sealed: seen.sealed,
      ...(key && { key }),
    });
    await chain.close();
    return line.order;
  });
  return {
    order,
    at,
    receipts: Object.fromEntries(
      seen.entries.flatMap(({ id, receipt }) => {
        const signed = signedReceiptSchema.safeParse(receipt).data;
        return signed ? [[id, signed] as const] : [];
      }),
    ),
    openings: seen.openings.map(({ person: by, received_at }) => ({
      at: received_at.toISOString(),
      ...(by !== null && { by }),
    })),
  };
}
