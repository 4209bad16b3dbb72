// The council's words on paper: versioned and dated as the law table is, and DRAFT until the council approves them.
import { z } from 'zod';
import { inForceAt } from './law-table.ts';
import { cleanText } from './text.ts';

const words = (most: number) => z.string().overwrite(cleanText).trim().max(most, `Use ${most} characters or fewer`);

export const wordingSchema = z.strictObject({
  approved: z.boolean(),
  /** Under the council's name at the head of each paper. */
  letterhead: words(600),
  /** Whom to ask, in the words of a sentence. */
  contact: words(600),
  /** The address of the council's public page, printed as a QR code; empty for none. */
  guidance: z.union([
    z.literal(''),
    z.url({ protocol: /^https$/, error: 'Give the whole address, beginning with https://' }),
  ]),
  /** What a kind's papers say, by the key that the kind gives it; what is absent is as the kind has it. */
  texts: z.record(z.string().max(60), words(20_000)),
});
export type Wording = z.infer<typeof wordingSchema>;

export interface DatedWording {
  readonly from: string;
  readonly wording: Wording;
}

export const defaultWording: Wording = { approved: false, letterhead: '', contact: '', guidance: '', texts: {} };

export const wordingAt = (versions: readonly DatedWording[], instant: string): Wording =>
  inForceAt(versions, instant)?.wording ?? defaultWording;
