import type { Delivery } from '#sync/phone.ts';
import type { Tone } from '#ui/tone.ts';

/** One definition of what the app says about where an entry is; "the council has it" needs a verified receipt. */
export const deliveryWords: Record<Delivery, { readonly words: string; readonly tone: Tone }> = {
  waiting: { words: 'On this phone', tone: 'waiting' },
  received: { words: 'The council has it', tone: 'received' },
  deciding: { words: 'Sent – the council is deciding', tone: 'received' },
  attention: { words: 'Needs you', tone: 'attention' },
  discarded: { words: 'Discarded', tone: 'neutral' },
};
