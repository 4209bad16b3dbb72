import type { SyncState } from '#sync/phone.ts';

/** What the last try to reach the council found. */
export function contactWords({ phase, contact, lastContact }: SyncState, clockWords: (at: number) => string): string {
  if (phase === 'working') return 'Talking to the council…';
  const last = lastContact ? ` Last reached ${clockWords(lastContact)}.` : '';
  switch (contact) {
    case 'never':
      return 'The council has not been reached yet.';
    case 'reached':
      return `The council was reached ${lastContact ? clockWords(lastContact) : 'just now'}.`;
    case 'no-signal':
      return `No signal.${last} It goes by itself when there is some.`;
    case 'not-council':
      return `Something else answered in place of the council. On public wi-fi, sign in to it first.${last}`;
    case 'sign-in':
      return `Sending works. To receive, sign in under Me.${last}`;
    case 'unknown-phone':
      return `The council does not know this phone any more. What waits is kept; sign in under Me, and it goes.${last}`;
    case 'paused':
      return `The council does not take entries from this phone at the moment. They are kept. Tell your manager.${last}`;
  }
}
