import type { SyncState } from '#sync/phone.ts';

/** What a home screen without work says: a phone that has not heard from the council does not know that nothing is due. */
export function nothingWords({ contact, phase, lastPull }: Pick<SyncState, 'contact' | 'phase' | 'lastPull'>): string {
  if (lastPull !== undefined) return 'Nothing is due today, and nothing is half written.';
  return phase === 'working' || contact === 'never'
    ? 'Asking the council what is due…'
    : 'Nothing on this phone is due today. Nothing has come from the council since the app was opened.';
}
