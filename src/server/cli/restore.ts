import * as path from 'node:path';
import { type BackupLine, readBackupFile } from '../backup/backup-file.ts';
import { fillDatabase } from '../backup/fill-database.ts';
import { ABOUT_KEYS } from '../backup/make-backup.ts';
import { recoveryKey } from '../backup/recovery-code.ts';
import { decrypt } from '../keys/cipher.ts';
import { writeDurably } from '../keys/write-durably.ts';
import { theCouncil } from '../people/set-up.ts';
import type { Services } from '../services.ts';
import { type Command, CommandError } from './command.ts';
import { optionsOf } from './options.ts';

const usage = `npm run restore -- FILE --code RECOVERY-CODE
Stop the server first, and give an empty WARDBOOK_DATA (or DATABASE_URL).`;

const parse = (args: readonly string[]) =>
  optionsOf(usage, { args: [...args], allowPositionals: true, options: { code: { type: 'string' } } });

export const restore: Command = {
  usage,
  alone: true,
  async read(args) {
    const {
      positionals: [file],
      values,
    } = parse(args);
    if (file === undefined || values.code === undefined) throw new CommandError(usage);
    return path.resolve(file);
  },
  async run(services, args, file) {
    const council = await theCouncil(services);
    if (council)
      throw new CommandError(`The data of ${council.name} lie here already. Restore into an empty WARDBOOK_DATA.`);
    const key = recoveryKey(parse(args).values.code ?? '');
    try {
      const first = await firstLine(file);
      await writeKeys(services, first, key);
      const { order, at } = await fillDatabase(services.database, readBackupFile(file), {
        file: writeAttachment(services),
      });
      return `Restored as of ${at}, up to line ${order} of the audit. Everybody signs in again; phones send again what came after.`;
    } catch (error) {
      throw error instanceof CommandError
        ? error
        : new CommandError(`${file} cannot be restored: ${error instanceof Error ? error.message : 'it is damaged'}.`);
    }
  },
};

type First = Extract<BackupLine, { what: 'backup' }>;

async function firstLine(file: string): Promise<First> {
  for await (const line of readBackupFile(file)) if (line.what === 'backup') return line;
  throw new CommandError(`${file} is not a backup of Wardbook.`);
}

/** Before anything else, so that a wrong code changes nothing. */
async function writeKeys({ keyring }: Services, { keys, council }: First, key: Uint8Array): Promise<void> {
  let keyFile: Uint8Array;
  try {
    keyFile = decrypt(key, Buffer.from(keys, 'base64'), ABOUT_KEYS);
  } catch {
    throw new CommandError(
      'That recovery code does not open this backup. Check the code, and that it is the one of the day of the backup.',
    );
  }
  await writeDurably(path.join(keyring.folder, `${council}.json`), keyFile);
}

const writeAttachment =
  ({ attachmentsFolder }: Services) =>
  async (name: string, bytes: Buffer): Promise<void> => {
    // A file of the backup never leaves its folder, whatever its name says.
    if (!/^[0-9a-f-]{36}\/[0-9a-f-]{36}\/\d+$/.test(name))
      throw new Error('The backup names a file that is no attachment');
    await writeDurably(path.join(attachmentsFolder, name), bytes);
  };
