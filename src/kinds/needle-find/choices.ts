import { type Choice, unrecorded } from '#domain/choice.ts';

export const BIN = 'needle-bin';

export const sources = [
  { value: 'discarded', label: 'Discarded' },
  { value: BIN, label: 'In a bin' },
  { value: 'bulk-unused', label: 'Bulk, unused' },
  { value: 'handed-in', label: 'Handed in' },
] as const satisfies readonly Choice[];

/** Every source but a bin: what was found at one place. */
export const atOnePlace = { field: 'source', is: ['discarded', 'bulk-unused', 'handed-in'] };

export const conditions = [
  { value: 'used', label: 'Used' },
  { value: 'unused', label: 'Unused' },
  { value: 'unknown', label: 'Cannot tell' },
] as const satisfies readonly Choice[];

export const actions = [
  { value: 'crew-called', label: 'Crew called' },
  { value: 'made-safe', label: 'Made safe' },
  unrecorded,
] as const satisfies readonly Choice[];

export const outcomes = [
  { value: 'removed', label: 'Removed' },
  { value: 'not-found', label: 'Nothing there' },
] as const satisfies readonly Choice[];
