import { instantText } from '#domain/moment.ts';
import type { Tx } from '../db/database.ts';
import { type Happening, openChain } from '../entries/chain.ts';
import type { Services } from '../services.ts';

/** One line in the council's chain, last in a transaction that writes no other. It names nobody: people are their ids. */
export async function writeAudit(
  { clock }: Pick<Services, 'clock'>,
  tx: Tx,
  council: string,
  happening: Happening,
): Promise<void> {
  const chain = await openChain(tx, council, instantText(clock()));
  chain.add(happening);
  await chain.close();
}
