// One record as a screen shows it: its fold, and where each line of it stands between this phone and the council.
import { kindNamed } from '#kinds/registry.ts';
import type { RecordState, TimelineLine } from '#domain/record.ts';
import type { Own } from './own-entries.ts';
import type { Delivery, LinkedRecord, RecordView } from './phone-storage.ts';
import type { Records } from './records.ts';
import type { Unlocked } from './unlocked.ts';

export async function recordView(
  { vault, own, records, people }: Unlocked,
  id: string,
): Promise<RecordView | undefined> {
  const state = await records.known(id);
  if (!state) return undefined;
  const mine = new Map(own.of(id).map((each) => [each.entry.id, each]));
  const me = vault.me.person;
  return {
    state,
    delivery: Object.fromEntries(
      state.timeline
        .map((line) => [line.id, deliveryOf(line, mine.get(line.id), me.id)] as const)
        .filter(([, delivery]) => delivery !== 'received'),
    ),
    people: Object.fromEntries(namedIn(state).flatMap((person) => named(person, { ...people, [me.id]: me.name }))),
    linked: linkedRecords(state, records),
    unknown: kindNamed(state.kind) === undefined,
  };
}

/** Both ways: what this record says of others, and what others say of it. */
function linkedRecords({ id, links }: RecordState, records: Records): readonly LinkedRecord[] {
  const own = links.map(({ record, why }) => {
    const line = records.line(record);
    return { record, why, ...(line && { heading: line.heading, detail: line.detail }) };
  });
  const others = records.linkedTo(id).filter((line) => !links.some(({ record }) => record === line.id));
  return [...own, ...others.map((line) => ({ record: line.id, heading: line.heading, detail: line.detail }))];
}

const deliveryOf = ({ by, outcome }: TimelineLine, own: Own | undefined, me: string): Delivery =>
  own?.standing.delivery ?? (outcome === 'held' && by === me ? 'deciding' : 'received');

const namedIn = ({ timeline, assigned, excluded }: RecordState): readonly string[] => [
  ...new Set([...timeline.map(({ by }) => by), ...assigned, ...excluded]),
];

const named = (person: string, names: Readonly<Record<string, string>>): readonly (readonly [string, string])[] => {
  const name = names[person];
  return name === undefined ? [] : [[person, name]];
};
