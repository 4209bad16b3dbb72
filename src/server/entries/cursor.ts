// Where a person's phone stands in the council's order. Encrypted, so that nobody can count what they may not see.
import { z } from 'zod';
import { fromBase64Url, toBase64Url, utf8, utf8Text } from '#protocol/bytes.ts';
import { decrypt, encrypt } from '../keys/cipher.ts';
import type { CouncilKeys } from '../keys/keyring.ts';

const placeSchema = z.object({
  order: z.coerce.number().int().nonnegative(),
  /** Of the council: another one means that a backup was restored. */
  incarnation: z.string(),
  /** What the person's reach depended on; when it changes, everything is looked at again. */
  scope: z.string(),
});
export type Place = z.infer<typeof placeSchema>;

const about = ({ council }: CouncilKeys, person: string): string => `cursor ${council} ${person}`;

/** Always of one length for one person, whatever the order. */
export const cursorText = (keys: CouncilKeys, person: string, place: Place): string =>
  toBase64Url(
    encrypt(
      keys.cursorKey.bytes,
      utf8(JSON.stringify({ ...place, order: String(place.order).padStart(16, '0') })),
      about(keys, person),
    ),
  );

/** Undefined where it is not this person's, or not ours at all: the pull then begins again. */
export function readCursor(keys: CouncilKeys, person: string, cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const plain = decrypt(keys.cursorKey.bytes, fromBase64Url(cursor), about(keys, person));
    return placeSchema.parse(JSON.parse(utf8Text(plain)));
  } catch {
    return undefined;
  }
}
