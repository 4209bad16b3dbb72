import { jsonSchema } from '#domain/json.ts';
import { instantText } from '#domain/moment.ts';
import {
  type SettingsDocument,
  type SettingsName,
  settingsBodies,
  settingsNameSchema,
} from '#protocol/settings-documents.ts';
import type { z } from 'zod';
import type { settingsVersionSchema } from '#protocol/settings-documents.ts';
import { openChain } from '../entries/chain.ts';
import { badRequest } from '../http/refusal.ts';
import { dateOf, type Services } from '../services.ts';

/** Every version, the oldest of each first; a document of a newer version of this program is left out. */
export async function settingsOf({ database }: Services, council: string): Promise<SettingsDocument[]> {
  const rows = await database.as({ act: 'app', council }, (tx) =>
    tx
      .selectFrom('settings_documents')
      .where('state', '=', 'approved')
      .select(['name', 'version', 'from_day', 'body'])
      .orderBy('name')
      .orderBy('version')
      .execute(),
  );
  return rows.flatMap(({ name, version, from_day, body }) => {
    const known = settingsNameSchema.safeParse(name);
    return known.success ? [{ name: known.data, version, from: from_day, body: jsonSchema.parse(body) }] : [];
  });
}

type Version = z.infer<typeof settingsVersionSchema>;

/** Adds a version; what was in force before stays for the records of its days. */
export async function writeSettingsVersion(
  services: Services,
  council: string,
  { name, from, body }: { readonly name: SettingsName; readonly from: string; readonly body: unknown },
  by: string | undefined,
): Promise<Version> {
  const checked = settingsBodies[name].safeParse(body);
  if (!checked.success) {
    const fields = Object.fromEntries(
      checked.error.issues.map(({ path, message }) => [path.join('.') || name, message]),
    );
    const [[field, message] = [name, 'it does not fit']] = Object.entries(fields);
    throw badRequest(`The document does not fit. ${field}: ${message}.`, fields);
  }
  return services.database.as({ act: 'app', council }, async (tx) => {
    const chain = await openChain(tx, council, instantText(services.clock()));
    const latest = await tx
      .selectFrom('settings_documents')
      .where('name', '=', name)
      .select((row) => row.fn.max('version').as('version'))
      .executeTakeFirst();
    const version = (latest?.version ?? 0) + 1;
    const { order } = chain.add({ what: 'settings changed', by, detail: `${name} version ${version} from ${from}` });
    await tx
      .insertInto('settings_documents')
      .values({
        council,
        name,
        version,
        from_day: from,
        body: JSON.stringify(checked.data),
        council_order: order,
        created_by: by ?? null,
        created_at: dateOf(services),
      })
      .execute();
    await chain.close();
    return { name, version, from };
  });
}
