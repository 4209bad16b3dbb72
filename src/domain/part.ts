// Some of what an item consists of (a requirement of a notice): by its number, with the words it had when it was chosen.
import { z } from 'zod';
import { optionalTextSchema } from './text.ts';

const partSchema = z.strictObject({
  number: z.int().min(1).max(1000),
  /** Absent from entries older than the pick list. */
  words: optionalTextSchema,
});
export type Part = z.infer<typeof partSchema>;

export const partsSchema = z.array(partSchema).max(100);
export const somePartsSchema = (message: string) => z.array(partSchema, message).min(1, message).max(100);

export const readParts = (value: unknown): readonly Part[] => partsSchema.safeParse(value).data ?? [];

export const partWords = ({ number, words }: Part): string => (words ? `${number}. ${words}` : `Number ${number}`);

/** "Requirement 2", "Requirements 1 and 2"; empty for none. */
export function numbersWords(noun: string, numbers: readonly number[]): string {
  const last = numbers.at(-1);
  if (last === undefined) return '';
  if (numbers.length === 1) return `${noun} ${last}`;
  return `${noun}s ${numbers.slice(0, -1).join(', ')} and ${last}`;
}
