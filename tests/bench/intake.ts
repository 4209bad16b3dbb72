// How many sealed entries a second the server takes, durably: the whole push without the network, and how much of it is crypto.
import { newId } from '#domain/id.ts';
import { instantText, momentNow } from '#domain/moment.ts';
import { newSalt, openSealed, type Sealed, sealEntry, signatureHolds } from '#protocol/envelope.ts';
import { importOpeningPublicKey } from '#protocol/hpke.ts';
import { keySetOf } from '#protocol/key-set.ts';
import { encodePush, MOST_FRAMES } from '#protocol/push-frame.ts';
import { newSigningPair, publicKeyText } from '#protocol/signature.ts';
import { pushEntries } from '#server/entries/push-entries.ts';
import { verifierFor } from '#server/keys/signatures.ts';
import type { Services } from '#server/services.ts';
import { loggedEntry } from './page/needle-find.ts';
import { record } from './page/workload.ts';
import { loud } from '../support/loud.ts';

export interface Intake {
  readonly entriesASecond: number;
  /** Of the processor time of one core: opening and checking the same entries once more, alone. */
  readonly cryptoShare: number;
  /** Of the server with all its threads, without PostgreSQL; a busy machine changes it little. */
  readonly processorMs: number;
}

const IN_FLIGHT = 2;
/** Apart from every other record of a bench. */
const FROM = 5_000_000;

/** `person` gets a phone of its own, enrolled without its code. */
export async function measureIntake(
  services: Services,
  council: string,
  person: string,
  entries: number,
): Promise<Intake> {
  const enrolment = newId();
  const pair = await newSigningPair(false);
  const signing_key = await publicKeyText(pair.publicKey);
  await services.database.as({ act: 'app', council }, (tx) =>
    tx
      .insertInto('enrolments')
      .values({ council, id: enrolment, person, prefix: 'ZZ', signing_key, push_token_hash: new Uint8Array(32) })
      .execute(),
  );
  const keys = await services.keyring.of(council);
  const [first] = keys.sets;
  const opening = first && keySetOf(first).openingKeys[0];
  if (!opening) throw new Error('The council has no opening key');
  const sealing = {
    signingKey: pair.privateKey,
    council,
    openingKeyId: opening.id,
    openingKey: await importOpeningPublicKey(opening.publicKey),
  };
  const sealed: Sealed[] = [];
  for (let i = 0; i < entries; i += 1) {
    const find = record(FROM + i);
    sealed.push(
      await sealEntry(
        {
          at: momentNow(Date.now(), 0),
          ...loggedEntry(find),
          record: find.id,
          kind: 'needle-find',
          kindVersion: 1,
          savedAt: instantText(Date.now()),
          clockOffset: 0,
          by: person,
          origin: 'phone',
          enrolment,
          seq: i + 1,
          salt: newSalt(),
        },
        sealing,
      ),
    );
  }

  const batches = Array.from({ length: Math.ceil(entries / MOST_FRAMES) }, (_, i) =>
    sealed.slice(i * MOST_FRAMES, (i + 1) * MOST_FRAMES),
  );
  const contact = { lastSeq: entries, waiting: 0, persisted: 'yes', version: 'bench' } as const;
  const push = async (batch: readonly Sealed[]) => {
    const body = encodePush(batch.map((each) => ({ tag: 'sealed', bytes: each.sealed })));
    const { results } = await pushEntries(
      services,
      { council, enrolment },
      { batch: newId(), contact, body, report: loud },
    );
    const wrong = results.find(({ outcome }) => outcome !== 'stored');
    if (wrong) throw new Error(`The server did not store an entry: ${JSON.stringify(wrong)}`);
  };
  const before = process.cpuUsage();
  const seconds = await secondsOf(async () => {
    const waiting = batches.values();
    const drain = async () => {
      for (const batch of waiting) await push(batch);
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, drain));
  });
  const { user, system } = process.cpuUsage(before);
  const verifier = verifierFor(signing_key);
  const cryptoSeconds = await secondsOf(async () => {
    for (const each of sealed) {
      const key = keys.openers.get(each.header.keyId);
      if (!key) throw new Error('The opening key is gone');
      await signatureHolds(await openSealed(each.sealed, key), verifier);
    }
  });
  return {
    entriesASecond: Math.round(entries / seconds),
    cryptoShare: cryptoSeconds / seconds,
    processorMs: (user + system) / 1000 / entries,
  };
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}
