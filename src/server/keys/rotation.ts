// New keys for a council: made at once, in use as soon as no disaster can take them. Whatever changes the key file happens
// under the lock of the council's row, which a backup holds too: rows and keys of one backup always belong together.
import { DAY_MS } from '#domain/clock.ts';
import { instantText } from '#domain/moment.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Tx } from '../db/database.ts';
import type { EntryServices } from '../entries/services.ts';
import type { CouncilKeys } from './keyring.ts';
import { keysInUse, lockCouncil, wrapAnew } from './wrap-anew.ts';

/** `by` is who asks for it, or undefined from the command line. Asking again while new keys wait makes none. Whoever calls goes on with wrapAnew. */
export async function rotateKeys(services: EntryServices, council: string, by?: string): Promise<void> {
  const { database, keyring, clock } = services;
  const { version, next } = await keyring.of(council);
  if (!next) {
    // By itself and first: however the rest ends, who asked for it and when is known.
    await database.as({ act: 'ingest', council }, (tx) =>
      writeAudit(services, tx, council, { what: 'keys rotated', by, detail: `key set ${version + 1} made` }),
    );
    await database.as({ act: 'ingest', council }, async (tx) => {
      await lockCouncil(tx, council);
      await keyring.prepare(council, instantText(clock()));
    });
  }
  await inForceUnlessBackedUp(services, council);
}

/** Where there are backups, the next keys wait for one that holds them: what a phone seals to them is then never lost with them. */
async function inForceUnlessBackedUp(services: EntryServices, council: string): Promise<void> {
  const { next } = await services.keyring.of(council);
  if (!next) return;
  const backup = await services.database.as({ act: 'ingest', council }, (tx) => newestBackup(tx, council));
  if (!backup) await putNextInForce(services, council);
}

/** The next keys are in use from now on; `held` is the set that a backup holds. Whoever calls goes on with wrapAnew. */
export async function putNextInForce(services: EntryServices, council: string, held?: number): Promise<void> {
  const { database, keyring, clock } = services;
  await database.as({ act: 'ingest', council }, async (tx) => {
    await lockCouncil(tx, council);
    const { next } = await keyring.of(council);
    if (!next || (held !== undefined && held !== next.version)) return;
    await keyring.bringIntoForce(council, instantText(clock()));
    await writeAudit(services, tx, council, { what: 'keys in force', detail: `key set ${next.version}` });
  });
}

/** What a rotation left to do: goes on with record keys that are still under an old key, then destroys what nothing needs. */
export async function tendKeys(services: EntryServices, council: string): Promise<void> {
  await inForceUnlessBackedUp(services, council);
  await wrapAnew(services, council);
  const { database, keyring } = services;
  await database.as({ act: 'ingest', council }, async (tx) => {
    await lockCouncil(tx, council);
    const old = await needless(services, tx, await keyring.of(council));
    if (old.length === 0) return;
    await keyring.destroy(council, old);
    await writeAudit(services, tx, council, { what: 'wrapping key destroyed', detail: old.join(', ') });
  });
}

/**
 * Old wrapping keys under which nothing lies and nothing will: replaced for a day, which is longer than a code or a
 * transaction lives, and emptied before the newest backup, so that whoever makes none keeps what older copies need.
 */
async function needless({ clock }: EntryServices, tx: Tx, { council, wrappingKeys }: CouncilKeys): Promise<string[]> {
  const [, ...old] = wrappingKeys;
  const backup = await newestBackup(tx, council);
  const ripe = old.filter(
    ({ replacedAt, emptiedAt }) =>
      replacedAt !== undefined &&
      clock() - Date.parse(replacedAt) > DAY_MS &&
      emptiedAt !== undefined &&
      backup !== undefined &&
      backup > new Date(emptiedAt),
  );
  if (ripe.length === 0) return [];
  const inUse = await keysInUse(tx, council);
  return ripe.map(({ id }) => id).filter((id) => !inUse.has(id));
}

export async function newestBackup(tx: Tx, council: string): Promise<Date | undefined> {
  const { at } = await tx
    .selectFrom('backups')
    .select(({ fn }) => fn.max('taken_at').as('at'))
    .where('council', '=', council)
    .where('verified_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return at ?? undefined;
}
