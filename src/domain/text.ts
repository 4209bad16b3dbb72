import { z } from 'zod';

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Drops what JSON or PostgreSQL text cannot carry: U+0000 and lone surrogates. */
export const cleanText = (text: string): string => text.replaceAll('\u0000', '').replace(LONE_SURROGATE, '');

const LONGEST_LINE = 300;
const LONGEST_TEXT = 10_000;

/** An answer that must be given, on one line. */
export const lineSchema = (message: string) =>
  z.string(message).overwrite(cleanText).trim().min(1, message).max(LONGEST_LINE, 'Use 300 characters or fewer');

/** An answer in sentences that must be given. */
export const textSchema = (message: string) =>
  z.string(message).overwrite(cleanText).trim().min(1, message).max(LONGEST_TEXT, 'Use 10,000 characters or fewer');

export const optionalLineSchema = z
  .string()
  .overwrite(cleanText)
  .trim()
  .max(LONGEST_LINE, 'Use 300 characters or fewer')
  .optional();

export const optionalTextSchema = z
  .string()
  .overwrite(cleanText)
  .trim()
  .max(LONGEST_TEXT, 'Use 10,000 characters or fewer')
  .optional();
