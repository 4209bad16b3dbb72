// The council's signed proof that it has something. The phone believes nothing else, whatever the status code.
import { z } from 'zod';
import { hashSchema } from '#domain/attachment.ts';
import { effectSchema } from '#domain/entry.ts';
import { idSchema } from '#domain/id.ts';
import { instantSchema } from '#domain/moment.ts';
import { fromBase64Url, toBase64Url, utf8 } from './bytes.ts';
import { laneSchema } from './header.ts';
import type { KeySet } from './key-set.ts';
import { importVerifyKey, purposeBytes, type Signer, sign, verify } from './signature.ts';

const common = { key: z.string(), origin: z.string(), enrolment: idSchema, at: instantSchema };

export const receiptSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('entry'),
    ...common,
    lane: laneSchema,
    seq: z.int().positive(),
    id: idSchema,
    hash: hashSchema,
    /** Its number in its own record; a held entry and the access lane have none. */
    number: z.int().positive().optional(),
    effect: effectSchema,
    /** The council's chain hash. */
    head: z.string(),
  }),
  z.object({ what: z.literal('stub'), ...common, seq: z.int().positive(), hash: hashSchema }),
  z.object({ what: z.literal('attachment'), ...common, id: idSchema, sha256: hashSchema, size: z.int() }),
]);
export type Receipt = z.infer<typeof receiptSchema>;

/** `text` is the exact JSON that was signed, kept so that a retry gives the identical bytes. */
export const signedReceiptSchema = z.object({ text: z.string().max(2000), signature: z.string().max(120) });
export type SignedReceipt = z.infer<typeof signedReceiptSchema>;

const receiptBytes = (text: string) => purposeBytes('receipt', utf8(text));

export async function signReceipt(key: CryptoKey | Signer, receipt: Receipt): Promise<SignedReceipt> {
  const text = JSON.stringify(receipt);
  return { text, signature: toBase64Url(await sign(key, receiptBytes(text))) };
}

/** The receipt, or undefined where it is not the council's: unknown key, wrong origin, bad signature or not a receipt at all. */
export async function verifiedReceipt(
  signed: SignedReceipt,
  keySet: KeySet,
  origin: string,
): Promise<Receipt | undefined> {
  try {
    const receipt = receiptSchema.parse(JSON.parse(signed.text));
    const key = keySet.receiptKeys.find(({ id }) => id === receipt.key);
    if (!key || receipt.origin !== origin) return undefined;
    const holds = await verify(
      await verifyKeyOf(key.publicKey),
      fromBase64Url(signed.signature),
      receiptBytes(signed.text),
    );
    return holds ? receipt : undefined;
  } catch {
    return undefined;
  }
}

const imported = new Map<string, Promise<CryptoKey>>();
const verifyKeyOf = (publicKey: string): Promise<CryptoKey> => {
  const key = imported.get(publicKey) ?? importVerifyKey(publicKey);
  imported.set(publicKey, key);
  return key;
};
