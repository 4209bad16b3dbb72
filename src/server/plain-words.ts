import { z } from 'zod';
import { ConfigError } from './config.ts';
import { DatabaseUnavailable, messageOf } from './db/database-error.ts';
import { DirectoryInUse } from './db/directory-lock.ts';

/** What stopped the program, as one sentence for the person who started it; a fault of ours keeps its stack. */
export function plainWords(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DatabaseUnavailable || error instanceof DirectoryInUse)
    return error.message;
  const words = error instanceof Error ? listenWords(error) : undefined;
  return (
    words ?? (error instanceof Error ? `Wardbook could not start. ${error.stack ?? error.message}` : messageOf(error))
  );
}

const listenErrorSchema = z.object({ code: z.string(), port: z.number().optional(), address: z.string().optional() });

function listenWords(error: Error): string | undefined {
  const { code, port, address } = listenErrorSchema.safeParse(error).data ?? {};
  if (code === 'EADDRINUSE')
    return `Port ${port} is already in use on this machine. Stop the program that uses it, or set PORT to another number.`;
  if (code === 'EACCES' && port !== undefined)
    return `This account may not open port ${port}. Set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${address ?? 'of that name'}, as HOST says. Set HOST to one it has.`;
  return undefined;
}
