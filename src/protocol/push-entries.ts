import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { contactSchema, holdingSchema } from './contact.ts';
import { defineEndpoint } from './endpoint.ts';
import { laneSchema } from './header.ts';
import { MOST_FRAME_BYTES } from './push-frame.ts';
import { signedReceiptSchema } from './receipt.ts';

const named = { lane: laneSchema, seq: z.int().positive(), id: idSchema };

/** One result per frame, in the order of the frames. `retry` has no receipt: keep it and send it again as it is. */
export const pushResultSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('stored'), ...named, receipt: signedReceiptSchema }),
  z.object({ outcome: z.literal('held'), ...named, receipt: signedReceiptSchema, reason: z.string() }),
  z.object({ outcome: z.literal('retry'), ...named, reason: z.string() }),
]);
export type PushResult = z.infer<typeof pushResultSchema>;

export const pushAnswerSchema = z.object({
  /** The batch id of the request, echoed: a cached or foreign answer cannot know it. */
  batch: idSchema,
  results: z.array(pushResultSchema),
  holding: holdingSchema,
});
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

export const pushEntries = defineEndpoint({
  method: 'POST',
  path: '/api/sync/push',
  summary: 'Delivers up to 200 sealed entries or stubs of one enrolment; the body is the frames of push-frame.ts',
  access: 'push',
  query: contactSchema.extend({ batch: idSchema }),
  body: 'bytes',
  answer: pushAnswerSchema,
  most: MOST_FRAME_BYTES + 64,
});
