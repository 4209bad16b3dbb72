// Frozen: imports nothing from current code.
import type { Upgrade } from '#domain/kind-rules.ts';

/** Version 2: a breach names one or more requirements, picked from the notice, instead of one by its number. */
const requirementsOfABreach: Upgrade = (type, body) => {
  if (type !== 'breach-suspected' || body.requirements !== undefined) return body;
  const { requirement, ...rest } = body;
  return typeof requirement === 'number' ? { ...rest, requirements: [{ number: requirement }] } : body;
};

export const upgrades: readonly Upgrade[] = [requirementsOfABreach];
