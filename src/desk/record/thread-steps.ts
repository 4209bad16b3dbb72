// The thread as steps: what happened (solid), what still opens or falls due (dashed), what needs a person.
import type { Due } from '#domain/due.ts';
import type { RecordState, TimelineLine } from '#domain/record.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { RecordKind } from '#kinds/registry.ts';

export const outcomeWords: Record<TimelineLine['outcome'], string | undefined> = {
  effect: undefined,
  'no-effect': 'Kept without effect',
  held: 'Held until you decide',
  annulled: 'Taken back',
};

/** What comes next, the soonest first. */
export const comingUp = (kind: RecordKind, state: RecordState, rules: Rules): readonly Due[] =>
  state.begun ? kind.due(state, rules).toSorted((a, b) => (a.at < b.at ? -1 : 1)) : [];
