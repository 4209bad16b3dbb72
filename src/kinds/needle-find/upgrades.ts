// Frozen: imports nothing from current code.
import type { Upgrade } from '#domain/kind-rules.ts';

/** Version 2: what was in a needle bin is a round of bins, so that no bin stands where a place should. */
const binsOfARound: Upgrade = (type, body) => {
  if (type !== 'logged' || body.source !== 'needle-bin' || body.bins !== undefined) return body;
  const { place, count, action: _, ...rest } = body;
  const { name: named, ...pin } = typeof place === 'object' && place !== null && !Array.isArray(place) ? place : {};
  return {
    ...rest,
    ...(pin.position !== undefined && { place: pin }),
    bins: [{ bin: typeof named === 'string' && named !== '' ? named : 'Not recorded', count: count ?? 0 }],
  };
};

export const upgrades: readonly Upgrade[] = [binsOfARound];
