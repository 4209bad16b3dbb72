import { type Choice, unrecorded } from '#domain/choice.ts';

export const owners = [
  { value: 'council', label: 'The council' },
  { value: 'county', label: 'The county council' },
  { value: 'highway', label: 'Highway' },
  { value: 'private', label: 'Private' },
  { value: 'other', label: 'Other or not known yet' },
] as const satisfies readonly Choice[];

export const caseTypes = [
  { value: 'gypsy-traveller', label: 'Gypsy or Traveller group', hint: 'Only as they describe themselves' },
  { value: 'vehicle-dwellers', label: 'Vehicle dwellers' },
  { value: 'tents', label: 'Tents' },
  { value: 'event-or-protest', label: 'Event or protest' },
  { value: 'unknown', label: 'Not known' },
] as const satisfies readonly Choice[];

export const arrivalSources = [
  { value: 'seen', label: 'Seen by us' },
  { value: 'occupiers', label: 'Told by the occupiers' },
  { value: 'public', label: 'Told by the public' },
  { value: 'landowner', label: 'Told by the landowner' },
  { value: 'police', label: 'Told by the police' },
  unrecorded,
] as const satisfies readonly Choice[];

export const welfareOutcomes = [
  { value: 'assessed', label: 'Assessed' },
  { value: 'refused', label: 'Refused' },
  { value: 'not-possible', label: 'Not possible today' },
] as const satisfies readonly Choice[];

export const impacts = [
  { value: 'none', label: 'None seen' },
  { value: 'noise', label: 'Noise or nuisance' },
  { value: 'damage', label: 'Damage' },
  { value: 'waste', label: 'Waste, domestic' },
  { value: 'human-waste', label: 'Human waste' },
  { value: 'access', label: 'Blocks access or highway' },
  { value: 'near-homes', label: 'Close to homes' },
  { value: 'near-play', label: 'Close to a school or play area' },
  { value: 'fires', label: 'Fires or generators' },
  { value: 'crime', label: 'Crime or disorder reported' },
  { value: 'complaints', label: 'Complaints received' },
] as const satisfies readonly Choice[];

export const offerResponses = [
  { value: 'accepted', label: 'Accepted' },
  { value: 'refused', label: 'Refused' },
  { value: 'thinking', label: 'Thinking about it' },
] as const satisfies readonly Choice[];

export const decisions = [
  { value: 'none', label: 'No decision today' },
  { value: 'tolerate', label: 'Tolerate' },
  { value: 'negotiate', label: 'Negotiate a stay' },
  { value: 'direct', label: 'Direct to leave' },
  { value: 'refer', label: 'Refer to the police or the court' },
] as const satisfies readonly Choice[];

export const departureSources = [
  { value: 'seen', label: 'Seen by us' },
  { value: 'occupiers', label: 'Told by the occupiers' },
  { value: 'public', label: 'Told by the public' },
  { value: 'landowner', label: 'Told by the landowner' },
  { value: 'police', label: 'Told by the police' },
] as const satisfies readonly Choice[];

export const cleanUps = [
  { value: 'none-needed', label: 'None needed' },
  { value: 'done', label: 'Done' },
  { value: 'ordered', label: 'Ordered' },
  { value: 'not-ours', label: 'For the landowner' },
  unrecorded,
] as const satisfies readonly Choice[];

export const emptyReasons = [
  { value: 'already-gone', label: 'Already gone when we came' },
  { value: 'not-one', label: 'Not an encampment' },
] as const satisfies readonly Choice[];
