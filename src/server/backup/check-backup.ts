// A backup that nobody has restored is a hope.
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { checkChain } from '../entries/chain.ts';
import type { Tx } from '../db/database.ts';
import { type CouncilKeys, keysOfText } from '../keys/keyring.ts';
import { keysInUse } from '../keys/wrap-anew.ts';
import type { Services } from '../services.ts';
import { readBackupFile } from './backup-file.ts';
import { fillDatabase } from './fill-database.ts';
import { takeMaps } from './map-lines.ts';

interface Expected {
  readonly council: string;
  readonly head: string;
  readonly keyFile: Buffer;
}

/** Restores the file into a database of its own. Throws where it is not what was backed up; else the area maps that are whole in it. */
export async function checkBackup(
  { emptyDatabase, keyring }: Services,
  file: string,
  { council, head, keyFile }: Expected,
): Promise<readonly string[]> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'wardbook-verify-'));
  try {
    const database = await emptyDatabase(folder);
    try {
      const maps = takeMaps(undefined);
      await fillDatabase(database, readBackupFile(file), { file: async () => {}, maps });
      const [carried, here] = [await keysOfText(keyFile.toString('utf8')), await keyring.of(council)];
      await database.as({ act: 'ingest', council }, async (tx) => {
        const check = await checkChain(tx, council);
        if (check.broken !== undefined || check.head !== head || !(await carriesItsKeys(tx, carried, here)))
          throw new Error('What was restored from the backup is not what was backed up');
      });
      return maps.whole;
    } finally {
      await database.close();
    }
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** Whether the backup carries every key that lies here and that its records are under. */
async function carriesItsKeys(tx: Tx, carried: CouncilKeys, here: CouncilKeys): Promise<boolean> {
  const inUse = [...(await keysInUse(tx, here.council)).keys()];
  return inUse.every((id) => carried.wrappingKey(id) ?? !here.wrappingKey(id));
}
