// The council's keys change only along a chain: each set signed by a key of the one before, the first pinned by the enrolment code.
import { keySetOf, newerKeySet, type SignedKeySet } from '#protocol/key-set.ts';
import { readKeySets } from '#protocol/key-sets.ts';
import type { Failure } from './failure.ts';
import { askJson, type Fetch } from './transport.ts';

/** The chain in hand with the newer links of `offered` added; undefined where it does not reach the council's `version`. */
async function longerChain(
  inHand: readonly SignedKeySet[],
  offered: readonly SignedKeySet[],
  version: number,
): Promise<readonly SignedKeySet[] | undefined> {
  const last = inHand.at(-1);
  if (!last) return undefined;
  const chain = [...inHand];
  let newest = keySetOf(last);
  for (const set of offered) {
    const next = await newerKeySet(newest, set);
    if (!next) continue;
    newest = next;
    chain.push(set);
  }
  return newest.version >= version ? chain : undefined;
}

export const versionOf = (sets: readonly SignedKeySet[]): number => {
  const newest = sets.at(-1);
  return newest ? keySetOf(newest).version : 0;
};

/** Fetches what is missing of the chain; a failure where the council does not answer or the chain does not hold. */
export async function fetchKeySets(
  fetcher: Fetch,
  enrolment: string,
  inHand: readonly SignedKeySet[],
  version: number,
): Promise<readonly SignedKeySet[] | Failure> {
  const reply = await askJson(fetcher, readKeySets, { enrolment });
  if (reply.kind !== 'answer') return reply;
  return (await longerChain(inHand, reply.answer.sets, version)) ?? { kind: 'key-changed' };
}
