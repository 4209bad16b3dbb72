// The clock of each group, from the entries that are about it.
import type { Moment } from '#domain/moment.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { confirmedLeft, momentIn } from './stay.ts';
import type { Stay } from './time-in-situ.ts';

export const groupsOf = ({ lists }: Pick<RecordState, 'lists'>): readonly RecordItem[] => lists.groups ?? [];

export interface GroupStay extends Stay {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** The group of this record that they were before: its own clock ended, and this one began again. */
  readonly returnOf: string | undefined;
  /** The group they joined, whose clock goes on. */
  readonly joined: string | undefined;
}

export const groupStaysOf = (state: RecordState): readonly GroupStay[] =>
  groupsOf(state).flatMap((group) => {
    const arrived = arrivalOf(state, group);
    return arrived ? [stayOfGroup(state, group, arrived)] : [];
  });

function stayOfGroup(state: RecordState, { id, status, values }: RecordItem, arrived: Moment): GroupStay {
  const joining = lastAbout(state, id, 'groups-merged');
  const gone = lastAbout(state, id, 'group-departed', ({ verified }) => verified === 'yes');
  const { returnOf } = values;
  return {
    id,
    name: nameOfGroup(state, id),
    status,
    arrived,
    left: (status === 'merged' ? joining?.at : momentIn(gone?.body.left)) ?? confirmedLeft(state),
    returnOf: typeof returnOf === 'string' ? returnOf : undefined,
    joined: typeof joining?.body.into === 'string' ? joining.body.into : undefined,
  };
}

/** Who splits off came when the whole group did. A correction could make groups come from each other: that ends without an arrival. */
function arrivalOf(state: RecordState, { id, values }: RecordItem, before: readonly string[] = []): Moment | undefined {
  const parent = groupsOf(state).find((group) => group.id === values.item);
  return (
    momentIn(values.arrived) ??
    (parent && !before.includes(parent.id) ? arrivalOf(state, parent, [...before, id]) : undefined)
  );
}

export function nameOfGroup(state: Pick<RecordState, 'lists'>, id: string): string {
  const name = groupsOf(state).find((group) => group.id === id)?.values.name;
  return typeof name === 'string' ? name : 'A group';
}

const lastAbout = (
  { timeline }: RecordState,
  group: string,
  wanted: string,
  fits: (body: RecordItem['values']) => boolean = () => true,
) =>
  timeline.findLast(
    ({ type, outcome, body }) => type === wanted && outcome === 'effect' && body.item === group && fits(body),
  );
