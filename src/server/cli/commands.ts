import { audit } from './audit.ts';
import type { Command } from './command.ts';
import { importCommand } from './import.ts';
import { report } from './report.ts';
import { user } from './user.ts';

export const commands: Readonly<Record<string, Command>> = { audit, import: importCommand, report, user };
