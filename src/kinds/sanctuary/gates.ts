// What must hold before anything is fitted in a home. The person in the house comes first, and fire before locks.
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { isJsonObject } from '#domain/json.ts';

interface Visit {
  readonly outcome?: string | undefined;
  readonly safeToTalk?: string | undefined;
  readonly ownChoice?: string | undefined;
  readonly otherPersonAway?: string | undefined;
  readonly noRightOfEntry?: string | undefined;
  readonly fireVisit?: string | undefined;
  readonly checklist?: JsonObject | undefined;
}

const gates = {
  safeToTalk: 'It is not safe to talk. Stop, record “Not safe now” and leave as you came.',
  ownChoice: 'It must be their own choice. Stop and offer other help.',
  otherPersonAway: 'Nothing is assessed while the other person is there or lives there. Stop.',
  noRightOfEntry: 'Works cannot keep out somebody with a right of entry. Ask for legal advice first.',
} as const;

export function gatesHold(visit: Visit): readonly GuardFinding[] {
  if (visit.outcome !== 'assessed') return [];
  const keys = ['safeToTalk', 'ownChoice', 'otherPersonAway', 'noRightOfEntry'] as const;
  return keys.flatMap((field): readonly GuardFinding[] => {
    const answer = visit[field];
    if (answer === undefined || answer === 'yes') return [];
    const level = answer === 'no' ? 'block' : 'warn';
    return [
      { code: `gate-${field}`, source: 'Council rule: who a home visit is for', message: gates[field], level, field },
    ];
  });
}

const answerIn = (checklist: Json | undefined, key: string): Json | undefined => {
  const item = isJsonObject(checklist) ? checklist[key] : undefined;
  return isJsonObject(item) ? item.answer : undefined;
};

const FIRE_FIRST = 'Council rule: fire first, locks second';

export function wayOutBlocked({ checklist }: Visit): readonly GuardFinding[] {
  const bad = ['escape-keyless', 'escape-works'].some((key) => answerIn(checklist, key) === 'no');
  return bad
    ? [
        {
          code: 'way-out-blocked',
          source: FIRE_FIRST,
          message: 'The way out does not work. Put it right first: no works can be ordered before it does.',
          level: 'warn',
          field: 'checklist',
        },
      ]
    : [];
}

export function fireThreat({ checklist, fireVisit }: Visit): readonly GuardFinding[] {
  return answerIn(checklist, 'fire-arson') === 'action' && (fireVisit === 'not-needed' || fireVisit === undefined)
    ? [
        {
          code: 'fire-visit-needed',
          source: FIRE_FIRST,
          message: 'There is a threat of fire: ask the fire service to visit.',
          level: 'warn',
          field: 'fireVisit',
        },
      ]
    : [];
}

/** Whoever fits or signs off: somebody inside must still get out. */
export const wayOutAfterWorks = ({ escape }: { readonly escape?: string | undefined }): readonly GuardFinding[] =>
  escape === undefined || escape === 'yes'
    ? []
    : [
        {
          code: 'way-out-after-works',
          source: FIRE_FIRST,
          message: 'After the works the escape route must work. Keep the order open until it does.',
          level: 'block',
          field: 'escape',
        },
      ];

interface Order {
  readonly permission?: string | undefined;
}

/** Before works are ordered: an assessment, a way out that works, and the owner's agreement. */
export function readyForWorks({ permission }: Order, { state }: GuardContext): readonly GuardFinding[] {
  const last = state.lists.visits?.findLast(({ values }) => values.outcome === 'assessed');
  const findings: GuardFinding[] = [];
  if (!last)
    findings.push({
      code: 'not-assessed',
      source: 'Council rule: assessment before works',
      message: 'Record the visit before works are ordered.',
      level: 'block',
    });
  else if (answerIn(last.values.checklist, 'escape-works') !== 'yes')
    findings.push({
      code: 'way-out-blocked',
      source: FIRE_FIRST,
      message: 'The last visit did not find that the escape route works. Visit again before works are ordered.',
      level: 'block',
    });
  if (permission === 'asked')
    findings.push({
      code: 'no-permission',
      source: 'Council rule: the owner agrees before anything is fitted',
      message: 'The owner has not agreed yet. Order works once they have.',
      level: 'block',
      field: 'permission',
    });
  return findings;
}
