import * as fs from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Entry } from '#domain/entry.ts';
import { newId } from '#domain/id.ts';
import { instantText, momentNow } from '#domain/moment.ts';
import { prefixAt } from '#domain/reference.ts';
import type { Role } from '#domain/role.ts';
import type { Bytes } from '#protocol/bytes.ts';
import { newSalt, type PhoneEntry, type Sealed, sealEntry } from '#protocol/envelope.ts';
import type { Contact } from '#protocol/contact.ts';
import { importOpeningPublicKey } from '#protocol/hpke.ts';
import { type KeySet, keySetOf } from '#protocol/key-set.ts';
import { encodePush } from '#protocol/push-frame.ts';
import { decodePull, type PulledEntry, pulledEntrySchema, type PullMeta } from '#protocol/pull-entries.ts';
import type { PushAnswer } from '#protocol/push-entries.ts';
import { newSigningPair, publicKeyText } from '#protocol/signature.ts';
import { pullEntries } from '#server/entries/pull-entries.ts';
import { pushEntries } from '#server/entries/push-entries.ts';
import type { EntryServices, PhoneIdentity } from '#server/entries/services.ts';
import { openKeyring } from '#server/keys/keyring.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { loud } from './loud.ts';

export interface TestPerson {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** A council with its real database and keys; the clock stands still until a test moves it. */
export interface TestCouncil {
  readonly id: string;
  readonly database: TestDatabase;
  readonly services: EntryServices;
  readonly keySet: KeySet;
  readonly time: { now: number };
  person(...roles: Role[]): Promise<TestPerson>;
  phone(person: TestPerson): Promise<TestPhone>;
  remove(): Promise<void>;
}

export interface TestPhone {
  readonly identity: PhoneIdentity;
  readonly signingKey: CryptoKey;
  /** Builds, signs and seals the next entry, as the phone does. */
  seal(entry: Partial<PhoneEntry> & Pick<Entry, 'kind' | 'type' | 'body'>, signingKey?: CryptoKey): Promise<Sealed>;
  push(...sealed: readonly (Sealed | Bytes)[]): Promise<PushAnswer>;
  /** All that a pull gives until there is no more, with the entries of its pages. */
  pull(after?: string): Promise<Pulled>;
}

export interface Pulled {
  readonly meta: PullMeta;
  readonly entries: readonly (PulledEntry & { readonly sealedRecord?: string | undefined })[];
}

const START = Date.parse('2026-11-02T09:00:00.000Z');
export const TEST_ORIGIN = 'https://wardbook.eastmere.example';

export async function openTestCouncil(): Promise<TestCouncil> {
  const database = await openTestDatabase();
  const keyring = openKeyring(path.join(database.options.dataFolder, 'keys'));
  const id = newId();
  const time = { now: START };
  const { sets } = await keyring.create(id);
  const keySet = keySetOf(sets[0] ?? { text: '' });
  const services: EntryServices = {
    database,
    keyring,
    clock: () => time.now,
    origin: TEST_ORIGIN,
    attachmentsFolder: path.join(database.options.dataFolder, 'attachments'),
  };
  await database.as({ act: 'system' }, (tx) =>
    tx
      .insertInto('councils')
      .values({ id, name: 'Eastmere Borough Council', incarnation: newId(), head: new Uint8Array(32) })
      .execute(),
  );

  return {
    id,
    database,
    services,
    keySet,
    time,
    async person(...roles) {
      const person = newId();
      await database.as({ act: 'system' }, (tx) =>
        tx
          .insertInto('people')
          .values({
            council: id,
            id: person,
            name: `Test ${roles.join(' ')}`,
            email: `${person}@eastmere.example`,
            roles,
            organisation: 'Eastmere',
          })
          .execute(),
      );
      return { id: person, roles };
    },
    phone: (person) => enrolPhone(services, keySet, person),
    async remove() {
      await database.remove();
      fs.rmSync(database.options.dataFolder, { recursive: true, force: true });
    },
  };
}

let enrolled = 0;

async function enrolPhone(services: EntryServices, keySet: KeySet, person: TestPerson): Promise<TestPhone> {
  const { council } = keySet;
  const enrolment = newId();
  const pair = await newSigningPair(false);
  enrolled += 1;
  const row = { council, id: enrolment, person: person.id, prefix: prefixAt(enrolled) };
  const signing_key = await publicKeyText(pair.publicKey);
  await services.database.as({ act: 'app', council }, (tx) =>
    tx
      .insertInto('enrolments')
      .values({ ...row, signing_key, push_token_hash: new Uint8Array(32) })
      .execute(),
  );
  const [opening] = keySet.openingKeys;
  const openingKey = await importOpeningPublicKey(opening?.publicKey ?? '');
  const identity = { council, enrolment };
  let seq = 0;
  const contact = (): Contact => ({ lastSeq: seq, waiting: 0, persisted: 'yes', version: 'test' });

  return {
    identity,
    signingKey: pair.privateKey,
    seal(entry, signingKey = pair.privateKey) {
      seq += 1;
      const now = services.clock();
      const whole: PhoneEntry = {
        id: newId(),
        record: newId(),
        kindVersion: 1,
        at: momentNow(now, 0),
        savedAt: instantText(now),
        clockOffset: 0,
        by: person.id,
        origin: 'phone',
        enrolment,
        seq,
        salt: newSalt(),
        ...entry,
      };
      return sealEntry(whole, { signingKey, council, openingKeyId: opening?.id ?? '', openingKey });
    },
    push: (...sealed) =>
      pushEntries(services, identity, {
        batch: newId(),
        contact: contact(),
        report: loud,
        body: encodePush(sealed.map((each) => ({ tag: 'sealed', bytes: 'sealed' in each ? each.sealed : each }))),
      }),
    pull: (after) => pullAll(services, identity, person.id, contact(), after),
  };
}

async function pullAll(
  services: EntryServices,
  phone: PhoneIdentity,
  person: string,
  contact: Contact,
  after: string | undefined,
): Promise<Pulled> {
  const { meta, pages } = decodePull(await pullEntries(services, phone, person, { after, contact }));
  const entries = pages.flatMap((page, i) => {
    const lines = z.array(pulledEntrySchema).parse(JSON.parse(gunzipSync(page).toString('utf8')));
    return lines.map((line) => ({ ...line, sealedRecord: meta.pages[i]?.sealedRecord }));
  });
  if (!meta.more) return { meta, entries };
  const rest = await pullAll(services, phone, person, contact, meta.cursor);
  return { meta: rest.meta, entries: [...entries, ...rest.entries] };
}
