import { describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { momentNow } from '#domain/moment.ts';
import { sha256, toHex } from '#protocol/bytes.ts';
import {
  entryOf,
  headerMatches,
  newSalt,
  openSealed,
  type PhoneEntry,
  sealEntry,
  signatureHolds,
} from '#protocol/envelope.ts';
import { newOpeningPair } from '#protocol/hpke.ts';
import { newSigningPair } from '#protocol/signature.ts';

const entry = (): PhoneEntry => ({
  id: newId(),
  record: newId(),
  kind: 'needle-find',
  kindVersion: 1,
  type: 'logged',
  body: { place: { name: 'River Steps' }, count: 7, source: 'discarded', condition: 'used', action: 'made-safe' },
  at: momentNow(Date.UTC(2026, 10, 23, 9), 0),
  savedAt: '2026-11-23T09:00:00.000Z',
  clockOffset: 0,
  by: newId(),
  origin: 'phone',
  enrolment: newId(),
  seq: 1,
  salt: newSalt(),
});

async function sealed(line = entry()) {
  const [opening, signing] = await Promise.all([newOpeningPair(), newSigningPair(false)]);
  const keys = {
    signingKey: signing.privateKey,
    council: newId(),
    openingKeyId: '0123456789abcdef',
    openingKey: opening.publicKey,
  };
  return { line, opening, signing, keys, message: await sealEntry(line, keys) };
}

describe('envelope', () => {
  it('opens to the very entry that was signed', async () => {
    const { line, opening, signing, message } = await sealed();
    const opened = await openSealed(message.sealed, opening.privateKey);
    expect(entryOf(opened.bytes)).toEqual(line);
    expect(await signatureHolds(opened, signing.publicKey)).toBe(true);
    expect(opened.header.entryHash).toBe(toHex(await sha256(opened.bytes)));
    expect(headerMatches(opened.header, line)).toBe(true);
  });

  it('refuses a changed byte anywhere: header, encapsulated key or ciphertext', async () => {
    const { opening, message } = await sealed();
    for (const at of [0, 30, 50, 100, 120, message.sealed.length - 1]) {
      const changed = message.sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(openSealed(changed, opening.privateKey)).rejects.toThrow();
    }
  });

  it('tells nothing of the exact length', async () => {
    const lengths = await Promise.all(
      ['a', 'abcdefgh', 'abcdefghijklmnop'].map(async (notes) => {
        const line = entry();
        return (await sealed({ ...line, body: { ...line.body, notes } })).message.sealed.length;
      }),
    );
    expect(new Set(lengths.map((length) => length % 64)).size).toBe(1);
  });
});
