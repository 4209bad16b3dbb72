// How far an encampment has come, for every status and every entry. Null keeps an entry without effect and asks somebody to look.
import type { JsonObject } from '#domain/json.ts';
import type { LifecycleCell } from '#domain/kind-rules.ts';

/** They are there, as far as anybody knows. */
export const IN_PLACE = ['reported', 'located', 'visited', 'assessed', 'tolerated', 'negotiated', 'action'];
/** Seen empty, and not closed yet. */
export const EMPTY = ['left', 'cleaning', 'clear'];

const nothingFits = {
  logged: null,
  located: null,
  visited: null,
  'welfare-checked': null,
  'offers-made': null,
  'asked-to-leave': null,
  'services-told': null,
  'pitch-answered': null,
  'decision-made': null,
  'group-arrived': null,
  'group-split': null,
  'groups-merged': null,
  'group-moved': null,
  'group-departed': null,
  departed: null,
  'departure-confirmed': null,
  'nothing-found': null,
  'site-inspected': null,
  'cost-recorded': null,
  closed: null,
  'counting-set': null,
} satisfies Record<string, LifecycleCell>;

const afterDecision = ({ decision }: JsonObject): string => {
  if (decision === 'tolerate') return 'tolerated';
  return decision === 'negotiate' ? 'negotiated' : 'action';
};

const afterWelfare =
  (otherwise: string) =>
  ({ outcome }: JsonObject): string =>
    outcome === 'not-possible' ? otherwise : 'assessed';

/** What leaves the encampment where it stands. */
const beside = (status: string) => ({
  'offers-made': status,
  'asked-to-leave': status,
  'services-told': status,
  'pitch-answered': status,
  'group-arrived': status,
  'group-split': status,
  'groups-merged': status,
  'group-moved': status,
  'group-departed': status,
  'cost-recorded': status,
  'counting-set': status,
});

const inPlace = (status: string) => ({
  ...nothingFits,
  ...beside(status),
  located: status,
  visited: status,
  'welfare-checked': status,
  'decision-made': afterDecision,
  departed: 'claimed',
  'departure-confirmed': 'left',
});

const undecided = (status: string) => ({
  ...inPlace(status),
  visited: 'visited',
  'welfare-checked': afterWelfare(status),
  'nothing-found': 'nothing',
});

/** Entries that come late, of what was before, still find their place; who is found there again begins a new encampment. */
const empty = (status: string) => ({
  ...nothingFits,
  located: status,
  'services-told': status,
  'pitch-answered': status,
  'group-departed': status,
  'cost-recorded': status,
  'counting-set': status,
  'site-inspected': ({ outcome }: JsonObject): string => (outcome === 'ordered' ? 'cleaning' : 'clear'),
  closed: 'closed',
});

export const lifecycle = {
  none: {
    ...nothingFits,
    logged: ({ owner }: JsonObject): string => (owner === 'unknown' ? 'reported' : 'located'),
  },
  reported: { ...undecided('reported'), located: 'located' },
  located: undecided('located'),
  visited: undecided('visited'),
  assessed: { ...inPlace('assessed'), 'nothing-found': 'nothing' },
  tolerated: inPlace('tolerated'),
  negotiated: inPlace('negotiated'),
  action: inPlace('action'),
  // Somebody found them still there: a visit brings the record back.
  claimed: { ...inPlace('claimed'), visited: 'visited', 'welfare-checked': afterWelfare('claimed') },
  left: empty('left'),
  cleaning: empty('cleaning'),
  clear: empty('clear'),
  // An invoice comes later than the end.
  closed: { ...nothingFits, 'services-told': 'closed', 'cost-recorded': 'closed', 'counting-set': 'closed' },
  nothing: nothingFits,
};
