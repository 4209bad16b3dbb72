/** What a colour says; the words beside it say it too. */
export type Tone = 'waiting' | 'received' | 'attention' | 'brand' | 'neutral';
