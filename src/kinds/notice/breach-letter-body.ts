// What a letter about a breach says: shared by its form and its paper.
import { z } from 'zod';
import { choiceSchema } from '#domain/choice.ts';
import { daySchema } from '#domain/moment.ts';
import { readerOf } from '#domain/readable.ts';
import { lineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { paperShape } from '../paper.ts';
import { letterAims, letterWays } from './choices.ts';

const { reference: _, ...letterShape } = paperShape;
export const letterSchema = z.strictObject({
  item: z.uuid('Choose the breach'),
  what: textSchema('Say what happened'),
  aim: choiceSchema(letterAims, 'Say what the letter is for'),
  replyBy: daySchema.optional(),
  follows: optionalTextSchema,
  way: choiceSchema(letterWays, 'Say how it was sent'),
  sentTo: optionalTextSchema,
  issuerRole: lineSchema('Give your role'),
  organisation: lineSchema('Give the organisation you write for'),
  ...letterShape,
});
export const readLetter = readerOf(letterSchema);
export type Letter = ReturnType<typeof readLetter>;
