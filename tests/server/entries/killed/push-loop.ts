// Run as a process of its own: pushes the sealed entries of a file, a few at a time, and prints what each push answered.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { newId } from '#domain/id.ts';
import { encodePush } from '#protocol/push-frame.ts';
import { openDatabase } from '#server/db/database.ts';
import { pushEntries } from '#server/entries/push-entries.ts';
import { openKeyring } from '#server/keys/keyring.ts';
import { loud } from '../../../support/loud.ts';

const AT_ONCE = 5;

const { options, phone, origin, now, sealed } = JSON.parse(fs.readFileSync(process.argv[2] ?? '', 'utf8'));
const from = Number(process.argv[3]);
const database = await openDatabase(options);
const keyring = openKeyring(path.join(options.dataFolder, 'keys'));
const services = { database, keyring, clock: () => now, origin, attachmentsFolder: '' };
const contact = { lastSeq: 0, waiting: 0, persisted: 'yes', version: 'test' } as const;

process.stdout.write('[]\n');
for (let at = from; at < sealed.length; at += AT_ONCE) {
  const frames = sealed.slice(at, at + AT_ONCE).map((text: string) => new Uint8Array(Buffer.from(text, 'base64')));
  const body = encodePush(frames.map((bytes: Uint8Array<ArrayBuffer>) => ({ tag: 'sealed', bytes })));
  const { results } = await pushEntries(services, phone, { batch: newId(), contact, body, report: loud });
  process.stdout.write(`${JSON.stringify(results)}\n`);
}
await database.close();
