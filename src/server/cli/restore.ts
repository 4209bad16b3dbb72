import * as path from 'node:path';
import { instantText } from '#domain/moment.ts';
import { type BackupLine, readBackupFile } from '../backup/backup-file.ts';
import { fillDatabase } from '../backup/fill-database.ts';
import { ABOUT_KEYS } from '../backup/make-backup.ts';
import { takeMaps } from '../backup/map-lines.ts';
import { recoveryKey } from '../backup/recovery-code.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { ConfigError } from '../config.ts';
import { decrypt } from '../keys/cipher.ts';
import { keyFileOf, nextVersionOf } from '../keys/key-file.ts';
import { writeDurably } from '../keys/write-durably.ts';
import { mapsFolder, publishedMap } from '../map/area-maps.ts';
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
      const keyFile = keysIn(first, key);
      await services.keyring.take(keyFile, instantText(services.clock()));
      const maps = takeMaps(mapsFolder(services, first.council));
      const { order, at } = await fillDatabase(services.database, readBackupFile(file), {
        file: writeAttachment(services),
        maps,
      });
      await auditNextKeys(services, first.council, keyFile);
      return [
        `Restored as of ${at}, up to line ${order} of the audit. Everybody signs in again; phones send again what came after.`,
        ...(await aboutMap(services, first.council, maps.whole)),
      ].join('\n');
    } catch (error) {
      throw error instanceof CommandError || error instanceof ConfigError
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

async function aboutMap(services: Services, council: string, whole: readonly string[]): Promise<string[]> {
  const area = await publishedMap(services, council);
  if (!area || whole.includes(area.sha256)) return [];
  return [`The area map “${area.name}” is not in this backup. Publish it again: npm run map -- add FILE.pmtiles`];
}

/** Before anything else, so that a wrong code changes nothing. */
function keysIn({ keys }: First, key: Uint8Array): string {
  try {
    return Buffer.from(decrypt(key, Buffer.from(keys, 'base64'), ABOUT_KEYS)).toString('utf8');
  } catch {
    throw new CommandError(
      'That recovery code does not open this backup. Check the code, and that it is the one of the day of the backup.',
    );
  }
}

/** Keys that waited for this backup: a phone may have them already, so they are in force with it. */
async function auditNextKeys(services: Services, council: string, keyFile: string): Promise<void> {
  const version = nextVersionOf(keyFileOf(keyFile));
  if (version === undefined) return;
  await services.database.as({ act: 'ingest', council }, (tx) =>
    writeAudit(services, tx, council, { what: 'keys in force', detail: `key set ${version}, by a restore` }),
  );
}

const writeAttachment =
  ({ attachmentsFolder }: Services) =>
  async (name: string, bytes: Buffer): Promise<void> => {
    // A file of the backup never leaves its folder, whatever its name says.
    if (!/^[0-9a-f-]{36}\/[0-9a-f-]{36}\/\d+$/.test(name))
      throw new Error('The backup names a file that is no attachment');
    await writeDurably(path.join(attachmentsFolder, name), bytes);
  };
