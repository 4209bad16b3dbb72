// While a server holds the embedded database, commands come in here: on loopback, with a key from a file that only the
// server's own account can read.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as path from 'node:path';
import { z } from 'zod';
import { CommandError } from './cli/command.ts';
import { commands } from './cli/commands.ts';
import { plainWords } from './plain-words.ts';
import type { Services } from './services.ts';

export const doorFile = (dataFolder: string): string => path.join(dataFolder, 'commands.json');
export const doorSchema = z.object({ port: z.int(), key: z.string() });

export const errandSchema = z.object({ command: z.string(), args: z.array(z.string()), input: z.string() });
export type Errand = z.infer<typeof errandSchema>;
export const outcomeSchema = z.object({ ok: z.boolean(), text: z.string() });
export type Outcome = z.infer<typeof outcomeSchema>;

const MOST_BYTES = 256 * 1024 * 1024;

/** Opens the door until the returned function is called. */
export async function openCommandDoor(services: Services): Promise<() => Promise<void>> {
  const key = randomBytes(32).toString('base64url');
  const server = http.createServer((request, response) => {
    void answer(services, key, request).then(
      (outcome) => response.setHeader('content-type', 'application/json').end(JSON.stringify(outcome)),
      () => response.writeHead(403).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const file = doorFile(services.config.dataFolder);
  fs.writeFileSync(file, JSON.stringify({ port, key }), { mode: 0o600 });
  return async () => {
    fs.rmSync(file, { force: true });
    await new Promise((resolve) => server.close(resolve));
  };
}

async function answer(services: Services, key: string, request: http.IncomingMessage): Promise<Outcome> {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${key}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Error('Not the key');
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > MOST_BYTES) return { ok: false, text: 'The file is too large to be taken at once. Split it.' };
    parts.push(bytes);
  }
  return runErrand(services, errandSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8'))));
}

/** Runs a command and never throws: what went wrong is part of the outcome. */
export async function runErrand(services: Services, { command, args, input }: Errand): Promise<Outcome> {
  try {
    return { ok: true, text: (await commands[command]?.run(services, args, input)) ?? '' };
  } catch (error) {
    return { ok: false, text: error instanceof CommandError ? error.message : plainWords(error) };
  }
}
