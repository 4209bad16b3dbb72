import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { makeBackup } from '../backup/make-backup.ts';
import { currentRecoveryKey, newRecoveryCode } from '../backup/recovery-code.ts';
import { type Command, CommandError } from './command.ts';
import { councilFor } from './command-council.ts';

const usage = `npm run backup -- FILE        one file with everything; it is checked by restoring it
npm run backup -- new-code    a new recovery code, for backups from now on`;

export const backup: Command = {
  usage,
  async read([file]) {
    if (file === undefined) throw new CommandError(usage);
    return path.resolve(file);
  },
  async run(services, [word], file) {
    const { id } = await councilFor(services);
    const { keysFolder } = services.config;
    if (word === 'new-code')
      return `${await newRecoveryCode(keysFolder)}\nKeep it on paper, away from the backups. It opens those made from now on, and is shown this once.`;
    const recovery = await currentRecoveryKey(keysFolder);
    if (!recovery) throw new CommandError('There is no recovery code yet. Make one first: npm run backup -- new-code');
    await refuseUnwritable(file);
    const { order, withoutMap, newKeys } = await makeBackup(services, id, recovery, file).catch(
      async (error: unknown) => {
        // What was not checked is no backup, and must not be taken for one.
        await fs.rm(file, { force: true });
        throw error;
      },
    );
    return [
      `${file} holds everything up to line ${order} of the audit, and was checked by restoring it.`,
      ...(withoutMap
        ? [
            'The file of the area map is missing or damaged, so the map is not in it. Publish it again: npm run map -- add FILE.pmtiles',
          ]
        : []),
      ...(newKeys === undefined ? [] : [`The keys of set ${newKeys} lie in it and are in force now.`]),
    ].join('\n');
  },
};

async function refuseUnwritable(file: string): Promise<void> {
  try {
    const handle = await fs.open(file, 'wx', 0o600);
    await handle.close();
  } catch (error) {
    const exists = error instanceof Error && Reflect.get(error, 'code') === 'EEXIST';
    throw new CommandError(
      exists
        ? `${file} is there already. Give another name.`
        : `${file} cannot be written. Check the folder and its permissions.`,
    );
  }
}
