// A phone of the demonstration: enrolled with a code, sealing with the real envelope, pushing to the real handler.
import { newId } from '#domain/id.ts';
import { CHUNK_BYTES, chunksOf, sealChunk } from '#protocol/attachment-upload.ts';
import { phoneProof, readEnrolmentCode } from '#protocol/enrolment-code.ts';
import { newSalt, type PhoneEntry, sealEntry } from '#protocol/envelope.ts';
import { importOpeningPublicKey } from '#protocol/hpke.ts';
import { keySetOf } from '#protocol/key-set.ts';
import { encodePush } from '#protocol/push-frame.ts';
import { newSigningPair, publicKeyText } from '#protocol/signature.ts';
import { takeChunk } from '../entries/attachments.ts';
import { pushEntries } from '../entries/push-entries.ts';
import { enrolPhone } from '../people/enrol-phone.ts';
import { giveCode } from '../people/enrolment-codes.ts';
import { keyOfCode } from '../people/passwords.ts';
import type { Services } from '../services.ts';
import type { DemoFile, DemoFiles } from './demo-papers.ts';
import type { DemoEntry } from './demo-record.ts';

export interface DemoPhone {
  readonly prefix: string;
  /** Sends entries in their order and then their files, as of the services' clock. */
  push(services: Services, entries: readonly DemoEntry[], files: DemoFiles): Promise<void>;
}

export async function enrolDemoPhone(services: Services, council: string, person: string): Promise<DemoPhone> {
  const { origin, version } = services;
  const { code } = await giveCode(services, council, person, null);
  const key = await keyOfCode(readEnrolmentCode(code) ?? '', origin);
  const signing = await newSigningPair(false);
  const publicKey = await publicKeyText(signing.publicKey);
  const proof = await phoneProof(key, publicKey);
  const { answer } = await enrolPhone(services, { publicKey, proof, platform: 'Demonstration', version });
  const { enrolment, prefix } = answer;
  const [opening] = keySetOf(answer.keySet).openingKeys;
  if (!opening) throw new Error('The council has no opening key');
  const sealing = {
    council,
    signingKey: signing.privateKey,
    openingKeyId: opening.id,
    openingKey: await importOpeningPublicKey(opening.publicKey),
  };
  let seq = 0;

  return {
    prefix,
    async push(now, entries, files) {
      const signed = entries.map((entry): PhoneEntry => ({ ...entry, enrolment, seq: (seq += 1), salt: newSalt() }));
      const sealed = await Promise.all(signed.map((entry) => sealEntry(entry, sealing)));
      const body = encodePush(sealed.map(({ sealed: bytes }) => ({ tag: 'sealed', bytes })));
      const contact = { lastSeq: seq, waiting: 0, persisted: 'yes', version } as const;
      const report = (error: unknown) => {
        throw error;
      };
      const { results } = await pushEntries(now, { council, enrolment }, { batch: newId(), contact, body, report });
      const lost = results.find(({ outcome }) => outcome === 'retry');
      if (lost) throw new Error(`The demonstration could not be stored: ${JSON.stringify(lost)}`);
      for (const { id, record } of entries) {
        const file = files.get(id);
        if (file) await sendFile(now, sealing, enrolment, record, file);
      }
    },
  };
}

interface SealingTo {
  readonly council: string;
  readonly openingKey: CryptoKey;
  readonly openingKeyId: string;
}

async function sendFile(
  services: Services,
  { council, openingKey, openingKeyId: keyId }: SealingTo,
  enrolment: string,
  record: string,
  { attachment: { id, sha256, size }, bytes }: DemoFile,
): Promise<void> {
  const of = chunksOf(size);
  for (let n = 0; n < of; n += 1) {
    const plain = bytes.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);
    const body = await sealChunk({ council, enrolment, attachment: id, n }, openingKey, plain);
    await takeChunk(services, { council, enrolment }, id, { n, of, sha256, size, keyId, record, body });
  }
}
