import { createHash, randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { instantText } from '#domain/moment.ts';
import { areaMapSchema } from '#protocol/area-map.ts';
import type { Tx } from '../db/database.ts';
import { encrypt } from '../keys/cipher.ts';
import { keyFileOf, nextVersionOf } from '../keys/key-file.ts';
import { putNextInForce } from '../keys/rotation.ts';
import { wrapAnew } from '../keys/wrap-anew.ts';
import { mapsFolder } from '../map/area-maps.ts';
import { dateOf, type Services } from '../services.ts';
import { beginBackupFile, type BackupWriter, FORMAT } from './backup-file.ts';
import { linesOf, rowsOf } from './backup-lines.ts';
import { checkBackup } from './check-backup.ts';
import { openMaps, partsOf } from './map-lines.ts';

export const ABOUT_KEYS = 'backup keys';

interface Made {
  readonly order: number;
  /** The published area map is not in it, because its file is missing or damaged. */
  readonly withoutMap: boolean;
  /** The version of a key set that waited for this backup and is in force from now on. */
  readonly newKeys: number | undefined;
}

/** Writes the file, restores it into a database of its own, and only then counts it: phones may then let go of what it holds. */
export async function makeBackup(
  services: Services,
  council: string,
  recovery: Uint8Array,
  file: string,
): Promise<Made> {
  const { database } = services;
  // Only the system role sees passwords' hashes.
  const credentials = await database.as({ act: 'system' }, (tx) => rowsOf(tx, 'credentials', council));
  let writer: BackupWriter | undefined;
  try {
    const rows = await database.as({ act: 'ingest', council }, (tx) => {
      writer?.abandon();
      writer = beginBackupFile(file);
      return writeRows(services, tx, council, { writer, recovery, credentials });
    });
    for (const map of rows.maps) {
      for await (const part of partsOf(map)) await writer?.write(part);
      await map.file.close();
    }
    await writer?.finish();
    return await countBackup(services, council, file, rows);
  } catch (error) {
    writer?.abandon();
    throw error;
  }
}

interface Writing {
  readonly writer: BackupWriter;
  readonly recovery: Uint8Array;
  readonly credentials: unknown[];
}

type Rows = Awaited<ReturnType<typeof writeRows>>;

/** Whoever writes needs the council's row too: until its rows are in the file, nothing moves, keys neither. */
async function writeRows(services: Services, tx: Tx, council: string, { writer, recovery, credentials }: Writing) {
  const { keyring, version, clock, attachmentsFolder } = services;
  const { last_order: order, head: hash } = await tx
    .selectFrom('councils')
    .select(['last_order', 'head'])
    .where('id', '=', council)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const head = Buffer.from(hash).toString('hex');
  const keyFile = await keyring.file(council);
  const keys = Buffer.from(encrypt(recovery, keyFile, ABOUT_KEYS)).toString('base64');
  await writer.write({ what: 'backup', format: FORMAT, version, at: instantText(clock()), council, order, head, keys });
  for await (const line of linesOf(tx, attachmentsFolder, council, credentials)) await writer.write(line);
  return {
    order,
    head,
    keyFile,
    map: await publishedHash(tx, council),
    maps: await openMaps(mapsFolder(services, council)),
  };
}

async function publishedHash(tx: Tx, council: string): Promise<string | undefined> {
  const latest = await tx
    .selectFrom('settings_documents')
    .select('body')
    .where('council', '=', council)
    .where('name', '=', 'map')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return areaMapSchema.safeParse(latest?.body).data?.sha256;
}

async function countBackup(services: Services, council: string, file: string, rows: Rows): Promise<Made> {
  const { order, head, keyFile, map } = rows;
  const maps = await checkBackup(services, file, { council, head, keyFile });
  const sha256 = await hashOf(file);
  const at = dateOf(services);
  await services.database.as({ act: 'ingest', council }, (tx) =>
    tx
      .insertInto('backups')
      .values({ council, id: randomUUID(), through_order: order, sha256, taken_at: at, verified_at: at })
      .execute(),
  );
  const newKeys = nextVersionOf(keyFileOf(keyFile.toString('utf8')));
  if (newKeys !== undefined) {
    await putNextInForce(services, council, newKeys);
    await wrapAnew(services, council);
  }
  return { order, withoutMap: map !== undefined && !maps.includes(map), newKeys };
}

async function hashOf(file: string): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for await (const part of fs.createReadStream(file)) hash.update(part);
  return hash.digest();
}
