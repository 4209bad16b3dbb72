import type { PhoneStatus } from '#sync/phone.ts';

/** What a locked phone may say: counts, never what of or where. */
export function lockedWords({
  waiting,
  attention,
  erased,
}: Pick<PhoneStatus, 'waiting' | 'attention' | 'erased'>): string {
  if (erased)
    return `This phone once kept ${erased.upTo} entries, and the browser has thrown its storage away. Tell your manager.`;
  if (waiting === 0) return attention > 0 ? 'Something needs you. Unlock to see it.' : 'Nothing is waiting to be sent.';
  const entries = waiting === 1 ? '1 entry waiting. It is' : `${waiting} entries waiting. They are`;
  return `${entries} sealed and will be sent when there is signal, even while locked.`;
}
