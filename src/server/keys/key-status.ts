import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import type { KeyStatus } from '#protocol/keys.ts';
import type { Services } from '../services.ts';
import { newestBackup } from './rotation.ts';
import { keysInUse } from './wrap-anew.ts';

export async function keyStatusOf({ database, keyring }: Services, council: string): Promise<KeyStatus> {
  const { version, since, next, wrappingKeys } = await keyring.of(council);
  return database.as({ act: 'ingest', council }, async (tx) => {
    const { created_at } = await tx
      .selectFrom('councils')
      .select('created_at')
      .where('id', '=', council)
      .executeTakeFirstOrThrow();
    const phones = await tx
      .selectFrom('enrolments')
      .select(({ fn }) => [
        fn.countAll<number>().as('total'),
        sql<number>`count(*) filter (where key_set_version >= ${version}::int)`.as('taken'),
        sql<number>`count(*) filter (where key_set_version > ${version}::int)`.as('ahead'),
      ])
      .where('council', '=', council)
      .where('state', 'in', ['active', 'suspended'])
      .executeTakeFirstOrThrow();
    const inUse = await keysInUse(tx, council);
    const total = [...inUse.values()].reduce((count, many) => count + many, 0);
    const backup = await newestBackup(tx, council);
    return {
      version,
      since: since ?? instantText(created_at.getTime()),
      ...(next && { next }),
      phones,
      recordKeys: { total, underOldKeys: total - (inUse.get(wrappingKeys[0].id) ?? 0) },
      oldWrappingKeys: wrappingKeys.length - 1,
      ...(backup && { newestBackup: instantText(backup.getTime()) }),
    };
  });
}
