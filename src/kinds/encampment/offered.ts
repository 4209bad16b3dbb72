// What help was offered, and what they said to it last.
import { z } from 'zod';
import type { RecordState } from '#domain/record.ts';
import { choiceSchema } from '#domain/choice.ts';
import { offerKinds, offerResponses } from './choices.ts';

export const offerRowSchema = z.strictObject({
  what: choiceSchema(offerKinds, 'Say what was offered'),
  words: z.string().max(300).optional(),
  answer: choiceSchema(offerResponses, 'Say what they answered'),
});

type OfferRow = z.infer<typeof offerRowSchema>;

/** By what was offered, the last answer to it. */
export const offeredIn = ({ lists }: Pick<RecordState, 'lists'>): ReadonlyMap<OfferRow['what'], OfferRow['answer']> =>
  new Map(
    (lists.offers ?? []).flatMap(({ values }) => {
      const rows = Array.isArray(values.offers) ? values.offers : [];
      return rows.flatMap((row) => {
        const { data } = offerRowSchema.safeParse(row);
        return data ? [[data.what, data.answer] as const] : [];
      });
    }),
  );
