// HPKE opening (RFC 9180 base mode, the suite of protocol/hpke.ts) on Node's synchronous crypto: the same result as hpkeOpen in
// a tenth of the time, which is what a push of 200 entries consists of.
import { createDecipheriv, createECDH, createHmac } from 'node:crypto';
import type { Opener } from '#protocol/hpke.ts';

const KEM = Buffer.from([0x00, 0x10]);
const KEM_SUITE = Buffer.concat([Buffer.from('KEM'), KEM]);
const SUITE = Buffer.concat([Buffer.from('HPKE'), KEM, Buffer.from([0x00, 0x01, 0x00, 0x02])]);
const ENCAPSULATED = 65;
const TAG = 16;
const NONE = Buffer.alloc(0);

export function openerFor(privateKey: Uint8Array): Opener {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(privateKey);
  const own = ecdh.getPublicKey();
  const schedules = new Map<string, Buffer>();

  return (purpose, sealed, aad) => {
    const encapsulated = sealed.subarray(0, ENCAPSULATED);
    const shared = expand(
      extract(KEM_SUITE, NONE, 'eae_prk', ecdh.computeSecret(encapsulated)),
      KEM_SUITE,
      'shared_secret',
      Buffer.concat([encapsulated, own]),
      32,
    );
    const schedule = schedules.get(purpose) ?? scheduleOf(purpose);
    schedules.set(purpose, schedule);
    const secret = extract(SUITE, shared, 'secret', NONE);
    const key = expand(secret, SUITE, 'key', schedule, 32);
    const nonce = expand(secret, SUITE, 'base_nonce', schedule, 12);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    const plain = Buffer.concat([
      decipher.update(sealed.subarray(ENCAPSULATED, sealed.length - TAG)),
      decipher.final(),
    ]);
    return new Uint8Array(plain);
  };
}

const scheduleOf = (purpose: string): Buffer =>
  Buffer.concat([
    Buffer.from([0]),
    extract(SUITE, NONE, 'psk_id_hash', NONE),
    extract(SUITE, NONE, 'info_hash', Buffer.from(`wardbook ${purpose} 1`)),
  ]);

const extract = (suite: Buffer, salt: Uint8Array, label: string, material: Uint8Array): Buffer =>
  createHmac('sha256', salt).update('HPKE-v1').update(suite).update(label).update(material).digest();

/** At most 32 bytes, so that one block of HKDF is enough. */
function expand(secret: Uint8Array, suite: Buffer, label: string, info: Uint8Array, length: number): Buffer {
  const hmac = createHmac('sha256', secret)
    .update(Buffer.from([0, length]))
    .update('HPKE-v1')
    .update(suite);
  return hmac
    .update(label)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length);
}
