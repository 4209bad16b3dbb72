// A new enrolment: its database, its vault and what the vault starts with.
import { idSchema } from '#domain/id.ts';
import type { EnrolAnswer } from '#protocol/enrol.ts';
import { importOpeningPublicKey } from '#protocol/hpke.ts';
import { keySetOf } from '#protocol/key-set.ts';
import { inOneTransaction, openDatabase, SCHEMA_VERSION } from './database.ts';
import { newWrapSalt } from './key-wrap.ts';
import { firstBoxes, openVault, type Vault } from './open-vault.ts';
import type { DevicePorts } from './ports.ts';
import { newDatabaseName, type Register } from './register.ts';
import { newVault } from './wraps.ts';

/** The council's answer has been proved by then; the vault and everything it starts with are one transaction. */
export async function makeEnrolment(
  answer: EnrolAnswer,
  signingKey: CryptoKey,
  passphrase: string,
  {
    ports,
    register,
    onReplaced,
  }: { readonly ports: DevicePorts; readonly register: Register; readonly onReplaced: () => void },
): Promise<Vault> {
  const { enrolment, council, person, prefix, keySet } = answer;
  const recoveryKey = await importOpeningPublicKey(keySetOf(keySet).recoveryKey.publicKey);
  const place = { council: council.id, enrolment, recoveryKey };
  const { keys, by, wraps } = await newVault(place, passphrase, newWrapSalt(), ports.passphraseCost);
  const boxes = await firstBoxes(keys.capture, { person, council, prefix, enrolment }, signingKey, by);
  const name = newDatabaseName();
  const db = await openDatabase(name, onReplaced);
  const now = ports.now();
  await inOneTransaction(db, ['meta', 'settings'], async () => {
    await db.settings.bulkPut(boxes);
    await db.meta.bulkPut([
      {
        name: 'enrolment',
        enrolment: idSchema.parse(enrolment),
        council: council.id,
        origin: ports.origin,
        schema: SCHEMA_VERSION,
      },
      { name: 'keys', sets: [keySet] },
      wraps,
      { name: 'head', record: 0, access: 0 },
      // Enrolling is a contact of the person's own: the reading lease runs from it.
      { name: 'pull', lastPull: now, lastContact: now, clockOffset: 0, lastSeen: now },
      { name: 'pause' },
      { name: 'health', persisted: 'unknown' },
    ]);
  });
  await register.add({ enrolment, database: name, nextTry: 0 });
  return openVault({ db, ports, enrolment, council: council.id }, keys);
}
