import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { utf8, utf8Text } from '#protocol/bytes.ts';
import { hpkeOpen, hpkeSeal, importOpeningPublicKey } from '#protocol/hpke.ts';
import { keySetOf, newerKeySet } from '#protocol/key-set.ts';
import { decrypt, encrypt, newRecordKey, unwrapRecordKey, wrapRecordKey } from '#server/keys/cipher.ts';
import { openKeyring } from '#server/keys/keyring.ts';

const council = newId();
const NOW = '2026-11-26T09:00:00.000Z';
let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wardbook-keys-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('the keys of a council', () => {
  test('lie in one file that only the server’s account can read, and are the same after a restart', async () => {
    const made = await openKeyring(folder).create(council);
    const mode = fs.statSync(path.join(folder, `${council}.json`)).mode;
    expect(mode & 0o777).toBe(0o600);
    const again = await openKeyring(folder).of(council);
    expect(again.sets).toEqual(made.sets);
    expect(again.receiptKey.id).toBe(keySetOf(made.sets[0] ?? { text: '' }).receiptKeys[0]?.id);
  });

  test('of a file from before recovery keys could be changed are read, and changed', async () => {
    const made = await openKeyring(folder).create(council);
    const file = path.join(folder, `${council}.json`);
    const { recoveryKeys, ...rest } = JSON.parse(fs.readFileSync(file, 'utf8'));
    fs.writeFileSync(file, JSON.stringify({ ...rest, recoveryKey: recoveryKeys[0] }));
    const keyring = openKeyring(folder);
    expect((await keyring.of(council)).recoveryKeys).toHaveLength(1);
    await keyring.prepare(council, NOW);
    const changed = await keyring.bringIntoForce(council, NOW);
    expect(changed.recoveryKeys).toHaveLength(2);
    expect(keySetOf(changed.sets[1] ?? { text: '' }).recoveryKey).not.toEqual(
      keySetOf(made.sets[0] ?? { text: '' }).recoveryKey,
    );
  });

  test('that are missing are asked for in plain English', async () => {
    await expect(openKeyring(folder).of(council)).rejects.toThrow(/put it back from your backup, or set WARDBOOK_KEYS/);
  });

  test('after a rotation are signed by the key before, and what was sealed to the old one still opens', async () => {
    const keyring = openKeyring(folder);
    const first = keySetOf((await keyring.create(council)).sets[0] ?? { text: '' });
    const sealed = await sealTo(first.openingKeys[0]?.publicKey ?? '');
    await keyring.prepare(council, NOW);
    const rotated = await keyring.bringIntoForce(council, NOW);
    const newer = await newerKeySet(first, rotated.sets[1] ?? { text: '' });
    expect(newer?.version).toBe(2);
    expect(newer?.openingKeys).toHaveLength(2);
    const opener = rotated.openers.get(first.openingKeys[0]?.id ?? '');
    expect(opener && utf8Text(opener('test', sealed, utf8('header')))).toBe('words');
    const second = await sealTo(newer?.openingKeys[0]?.publicKey ?? '');
    expect(() => opener?.('test', second, utf8('header'))).toThrow();
  });
});

const sealTo = async (publicKey: string) =>
  hpkeSeal(await importOpeningPublicKey(publicKey), 'test', utf8('words'), utf8('header'));

test('the server’s own HPKE refuses a changed byte, purpose or header, as WebCrypto’s does', async () => {
  const keys = await openKeyring(folder).create(council);
  const [opening] = keySetOf(keys.sets[0] ?? { text: '' }).openingKeys;
  const opener = keys.openers.get(opening?.id ?? '');
  if (!opener) throw new Error('No opener');
  const sealed = await sealTo(opening?.publicKey ?? '');
  expect(utf8Text(await hpkeOpen(opener, 'test', sealed, utf8('header')))).toBe('words');
  expect(() => opener('other', sealed, utf8('header'))).toThrow();
  expect(() => opener('test', sealed, utf8('Header'))).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => opener('test', changed, utf8('header'))).toThrow();
  }
});

test('a record’s key is bound to its record, and what it encrypts to its place', async () => {
  const keys = await openKeyring(folder).create(council);
  const record = newId();
  const key = newRecordKey();
  const wrapped = wrapRecordKey(keys, record, key);
  expect(unwrapRecordKey(keys, record, wrapped)).toEqual(key);
  expect(() => unwrapRecordKey(keys, newId(), wrapped)).toThrow();
  const sealed = encrypt(key, utf8('words'), 'here');
  expect(utf8Text(decrypt(key, sealed, 'here'))).toBe('words');
  expect(() => decrypt(key, sealed, 'there')).toThrow();
});
