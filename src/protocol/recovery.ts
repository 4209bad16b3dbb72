// The forgotten passphrase. The phone asks, another person approves, the council opens its wraps of the phone's keys and seals
// them to a key that only this request has. Nobody sees them on the way.
import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { instantSchema } from '#domain/moment.ts';
import { type Bytes, fromBase64Url, toBase64Url, utf8, utf8Text } from './bytes.ts';
import { defineEndpoint } from './endpoint.ts';
import { hpkeOpen, hpkeSeal, type OpeningKey } from './hpke.ts';

const bytesText = (most: number) => z.base64url().min(1).max(most);

/** By the name of a key of the vault; the reading lease may have taken all but the first. */
export const byKeySchema = z.strictObject({
  capture: bytesText(400),
  archive: bytesText(400).exactOptional(),
  sealed: bytesText(400).exactOptional(),
});
type ByKey = z.infer<typeof byKeySchema>;
export type RecoverableKey = keyof ByKey;

export const askToOpen = defineEndpoint({
  method: 'POST',
  path: '/api/sync/recovery',
  summary:
    'A phone whose passphrase is forgotten asks to be opened; replaces what it asked before, ends after 24 hours',
  access: 'session',
  body: z.strictObject({
    /** Fresh for this request; its private half stays on the phone. */
    publicKey: bytesText(120),
    /** The keys of the vault as they were sealed to the council's recovery key. */
    wraps: byKeySchema,
  }),
  answer: z.object({ request: idSchema, asked: instantSchema, expires: instantSchema }),
});
export type AskToOpen = z.infer<Exclude<NonNullable<typeof askToOpen.body>, 'bytes'>>;
export type AskedToOpen = z.infer<Exclude<typeof askToOpen.answer, string>>;

export const readRecovery = defineEndpoint({
  method: 'GET',
  path: '/api/sync/recovery',
  summary: 'How the last request of this phone stands; nothing that opens it',
  access: 'push',
  answer: z.object({
    request: idSchema.exactOptional(),
    /** `none` also where it is over: expired, taken back or used. */
    state: z.enum(['none', 'waiting', 'approved', 'refused']),
  }),
});

export type RecoveryState = z.infer<Exclude<typeof readRecovery.answer, string>>;

export const endRecovery = defineEndpoint({
  method: 'DELETE',
  path: '/api/sync/recovery',
  summary: 'The phone is open again, by the answer or by the passphrase after all: the request and its answer go',
  access: 'push',
  answer: 'empty',
});

export const takeRecovery = defineEndpoint({
  method: 'POST',
  path: '/api/sync/recovery/answer',
  summary: 'The keys of an approved request, sealed to the key it came with; the same bytes again if they were lost',
  access: 'session',
  body: z.strictObject({ request: idSchema }),
  answer: z.object({ request: idSchema, sealed: z.base64url() }),
});
export type RecoveryAnswer = z.infer<Exclude<typeof takeRecovery.answer, string>>;

export const decideRecovery = defineEndpoint({
  method: 'POST',
  path: '/api/phones/:id/recovery',
  summary: 'Approves or refuses that a phone is opened again; never by the person who asked',
  access: ['admin', 'manager'],
  body: z.strictObject({ request: idSchema, approve: z.boolean() }),
  answer: z.strictObject({ state: z.enum(['approved', 'refused']) }),
});

interface Place {
  readonly council: string;
  readonly enrolment: string;
}

const WRAP = 'recovery wrap';
const ANSWER = 'recovery answer';
const wrapPlace = ({ council, enrolment }: Place, name: RecoverableKey): Bytes =>
  utf8(`wraps/${council}/${enrolment}/${name}/recovery`);
const answerPlace = ({ council, enrolment }: Place, request: string): Bytes =>
  utf8(`recovery/${council}/${enrolment}/${request}`);

/** Made when the key is, long before anybody forgets anything. */
export const sealRecoveryWrap = (
  recoveryKey: CryptoKey,
  place: Place,
  name: RecoverableKey,
  raw: Bytes,
): Promise<Bytes> => hpkeSeal(recoveryKey, WRAP, raw, wrapPlace(place, name));

/** Throws where the wrap is of another phone, council or key. */
export const openRecoveryWrap = (
  recoveryKey: OpeningKey,
  place: Place,
  name: RecoverableKey,
  sealed: Bytes,
): Promise<Bytes> => hpkeOpen(recoveryKey, WRAP, sealed, wrapPlace(place, name));

export type RecoveredKeys = Partial<Record<RecoverableKey, Bytes>>;

export async function sealRecoveryAnswer(
  phoneKey: CryptoKey,
  place: Place,
  request: string,
  keys: RecoveredKeys,
): Promise<Bytes> {
  const texts = Object.entries(keys).map(([name, raw]) => [name, toBase64Url(raw)]);
  return hpkeSeal(phoneKey, ANSWER, utf8(JSON.stringify(Object.fromEntries(texts))), answerPlace(place, request));
}

/** Throws where the answer is to another request, phone or council. */
export async function openRecoveryAnswer(
  privateKey: OpeningKey,
  place: Place,
  { request, sealed }: RecoveryAnswer,
): Promise<RecoveredKeys & { readonly capture: Bytes }> {
  const plain = await hpkeOpen(privateKey, ANSWER, fromBase64Url(sealed), answerPlace(place, request));
  const { capture, archive, sealed: sealedKey } = byKeySchema.parse(JSON.parse(utf8Text(plain)));
  return {
    capture: fromBase64Url(capture),
    ...(archive !== undefined && { archive: fromBase64Url(archive) }),
    ...(sealedKey !== undefined && { sealed: fromBase64Url(sealedKey) }),
  };
}
