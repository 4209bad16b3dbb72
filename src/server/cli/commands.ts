import { audit } from './audit.ts';
import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { importCommand } from './import.ts';
import { keys } from './keys.ts';
import { map } from './map.ts';
import { report } from './report.ts';
import { restore } from './restore.ts';
import { user } from './user.ts';

export const commands: Readonly<Record<string, Command>> = {
  audit,
  backup,
  import: importCommand,
  keys,
  map,
  report,
  restore,
  user,
};
