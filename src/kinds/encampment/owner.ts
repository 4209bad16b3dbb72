import type { RecordState } from '#domain/record.ts';
import { lastOf } from './stay.ts';
import { readLogged } from './logged.ts';

/** Whose land it is, as the last check found it. */
export function ownerOf(state: RecordState): string | undefined {
  const checked = lastOf(state, 'located')?.body.owner;
  return typeof checked === 'string' ? checked : readLogged(state.details).owner;
}
