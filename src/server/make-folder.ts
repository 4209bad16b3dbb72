import * as fs from 'node:fs';
import { ConfigError } from './config.ts';
import { messageOf } from './db/database-error.ts';

/** Makes the folder, or says which setting to change: what cannot be written is found before anything is served. */
export function makeFolder(folder: string, what: string, setting: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    throw new ConfigError(
      `Wardbook cannot write to its ${what} folder ${folder}: ${whyNot(error)}. Give the account that runs it permission, or set ${setting} to another folder.`,
    );
  }
}

function whyNot(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'there is a file of that name';
  if (code === 'EACCES' || code === 'EPERM') return 'this account is not allowed to';
  if (code === 'EROFS') return 'the disk is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  return messageOf(error);
}
