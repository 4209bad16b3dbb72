import type { Ledger } from '#sync/phone.ts';

/** The equation that must hold, with its numbers; a sum that does not hold is said as plainly. */
export function ledgerWords({ saved, received, waiting, attention, discarded, photos }: Ledger): string {
  if (saved === 0) return 'Nothing is missing.';
  const sum = `${saved} = ${received} + ${waiting} + ${attention}${discarded > 0 ? ` + ${discarded} discarded` : ''}`;
  const holds = saved === received + waiting + attention + discarded;
  const pictures = photos.taken > 0 ? ` Photos and papers: ${photos.received} of ${photos.taken} received.` : '';
  return holds
    ? `${sum}. Nothing is missing.${pictures}`
    : `${sum} does not add up. Tell your manager before you close the app.${pictures}`;
}
