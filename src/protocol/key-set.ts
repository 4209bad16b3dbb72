// The council's public keys. The enrolment code pins the first set; each later one is signed by a key of the set before.
import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { fromBase64Url, utf8 } from './bytes.ts';
import { importVerifyKey, purposeBytes, verify } from './signature.ts';

const publicKeySchema = z.object({ id: z.string(), publicKey: z.string().max(200) });

export const keySetSchema = z.object({
  version: z.int().positive(),
  council: idSchema,
  /** The first is the one in use; opening keys stay listed as long as a phone may hold entries sealed to them. */
  receiptKeys: z.array(publicKeySchema).min(1),
  openingKeys: z.array(publicKeySchema).min(1),
  recoveryKey: publicKeySchema,
});
export type KeySet = z.infer<typeof keySetSchema>;

/** `text` is the exact JSON that was signed. */
export const signedKeySetSchema = z.object({
  text: z.string(),
  signedBy: z.string().optional(),
  signature: z.string().optional(),
});
export type SignedKeySet = z.infer<typeof signedKeySetSchema>;

export const keySetOf = ({ text }: SignedKeySet): KeySet => keySetSchema.parse(JSON.parse(text));

export const keySetBytes = (text: string) => purposeBytes('key set', utf8(text));

/** The new set, or undefined where no key of the set in hand has signed it or it is not newer. */
export async function newerKeySet(inHand: KeySet, offered: SignedKeySet): Promise<KeySet | undefined> {
  const key = inHand.receiptKeys.find(({ id }) => id === offered.signedBy);
  if (!key || !offered.signature) return undefined;
  const holds = await verify(
    await importVerifyKey(key.publicKey),
    fromBase64Url(offered.signature),
    keySetBytes(offered.text),
  );
  const next = holds ? keySetOf(offered) : undefined;
  return next && next.version > inHand.version && next.council === inHand.council ? next : undefined;
}
