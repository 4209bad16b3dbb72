import type { TimelineLine } from '#domain/record.ts';

export const outcomeWords: Record<TimelineLine['outcome'], string | undefined> = {
  effect: undefined,
  'no-effect': 'Kept without effect',
  held: 'Held until you decide',
  annulled: 'Taken back',
};
