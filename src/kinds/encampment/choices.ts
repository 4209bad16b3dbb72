import { type Choice, unrecorded } from '#domain/choice.ts';

export const owners = [
  { value: 'council', label: 'The council' },
  { value: 'county', label: 'The county council' },
  { value: 'highway', label: 'Highway' },
  { value: 'private', label: 'Private' },
  { value: 'other', label: 'Other' },
  { value: 'unknown', label: 'Not known yet' },
] as const satisfies readonly Choice[];

/** On private land the owner acts; whoever it belongs to while that is not known is treated as public. */
export const isPublicLand = (owner: string | undefined): boolean => owner !== 'private';

export const caseTypes = [
  { value: 'gypsy-traveller', label: 'Gypsy or Traveller group', hint: 'Only as they describe themselves' },
  { value: 'vehicle-dwellers', label: 'Vehicle dwellers' },
  { value: 'tents', label: 'Tents' },
  { value: 'event-or-protest', label: 'Event or protest' },
  { value: 'unknown', label: 'Not known' },
] as const satisfies readonly Choice[];

export const ways = [
  { value: 'seen', label: 'Seen by us' },
  { value: 'reported', label: 'Reported to us, not seen yet' },
  unrecorded,
] as const satisfies readonly Choice[];

const sources = [
  { value: 'seen', label: 'Seen by us' },
  { value: 'occupiers', label: 'Told by the occupiers' },
  { value: 'public', label: 'Told by the public' },
  { value: 'landowner', label: 'Told by the landowner' },
  { value: 'police', label: 'Told by the police' },
] as const satisfies readonly Choice[];

export const arrivalSources = [...sources, unrecorded] as const satisfies readonly Choice[];
export const departureSources = [...sources, unrecorded] as const satisfies readonly Choice[];

export const ownershipChecks = [
  { value: 'records', label: 'Council land records' },
  { value: 'registry', label: 'Land Registry' },
  { value: 'owner', label: 'The owner said so' },
  { value: 'known', label: 'Known to us' },
] as const satisfies readonly Choice[];

export const welfareOutcomes = [
  { value: 'assessed', label: 'Assessed' },
  { value: 'refused', label: 'Refused' },
  { value: 'not-possible', label: 'Not possible today' },
] as const satisfies readonly Choice[];

export const needs = [
  { value: 'none', label: 'No needs found' },
  { value: 'health', label: 'Health or appointments' },
  { value: 'pregnancy', label: 'Pregnancy or a new baby' },
  { value: 'disability', label: 'Disability' },
  { value: 'school', label: 'Children and school' },
  { value: 'older', label: 'Older or frail people' },
  { value: 'safeguarding', label: 'Safeguarding concern' },
  { value: 'housing', label: 'Homeless, asks for housing' },
] as const satisfies readonly Choice[];

/** What the impact is judged by. */
export const impacts = [
  { value: 'none', label: 'None seen' },
  { value: 'obtrusive', label: 'Obtrusive, or large for the place' },
  { value: 'noise', label: 'Noise or nuisance' },
  { value: 'damage', label: 'Damage' },
  { value: 'waste', label: 'Waste, domestic' },
  { value: 'human-waste', label: 'Human waste' },
  { value: 'access', label: 'Blocks access or highway' },
  { value: 'near-homes', label: 'Close to homes' },
  { value: 'near-play', label: 'Close to a school, play area or amenity' },
  { value: 'fires', label: 'Fires or generators' },
  { value: 'crime', label: 'Crime or disorder reported' },
  { value: 'complaints', label: 'Complaints, valid or serious' },
] as const satisfies readonly Choice[];

export const alsoDone = [
  { value: 'welfare', label: 'Welfare assessment, or its refusal' },
  { value: 'offers', label: 'Offers of help' },
  { value: 'asked', label: 'Asked to leave', hint: 'A legal event: the exact words are kept' },
  { value: 'services', label: 'Services told' },
] as const satisfies readonly Choice[];

export const offerKinds = [
  { value: 'code', label: 'Code of conduct, explained' },
  { value: 'waste', label: 'Bags or a waste collection' },
  { value: 'toilets', label: 'Toilets' },
  { value: 'water', label: 'Water' },
  { value: 'health', label: 'Health help' },
  { value: 'school', label: 'School places' },
  { value: 'housing', label: 'Housing help' },
  { value: 'pitch', label: 'A pitch or stopping place' },
  { value: 'time', label: 'Time until an agreed day' },
  { value: 'other', label: 'Something else' },
] as const satisfies readonly Choice[];

export const offerResponses = [
  { value: 'accepted', label: 'Accepted' },
  { value: 'refused', label: 'Refused' },
  { value: 'thinking', label: 'Thinking about it' },
] as const satisfies readonly Choice[];

export const requestKinds = [
  { value: 'informal', label: 'Asked, no power used' },
  { value: 'occupier', label: 'As or for the occupier', hint: '1994 Act, sections 60C, 61 and 62A' },
  { value: 'direction', label: 'Direction of the council', hint: '1994 Act, section 77' },
] as const satisfies readonly Choice[];

export const requestResponses = [
  { value: 'will-leave', label: 'Will leave' },
  { value: 'will-not', label: 'Will not leave' },
  { value: 'undecided', label: 'Did not say' },
  { value: 'nobody', label: 'Nobody answered' },
] as const satisfies readonly Choice[];

export const services = [
  { value: 'police', label: 'Police' },
  { value: 'landowner', label: 'Landowner' },
  { value: 'highways', label: 'Highways' },
  { value: 'county', label: 'County council, Traveller service' },
  { value: 'education', label: 'Education' },
  { value: 'health', label: 'Health' },
  { value: 'safeguarding', label: 'Safeguarding' },
  { value: 'housing', label: 'Housing' },
  { value: 'waste', label: 'Waste and cleansing' },
  { value: 'animals', label: 'Animal welfare' },
  { value: 'councillor', label: 'Ward councillor' },
  { value: 'other', label: 'Other' },
] as const satisfies readonly Choice[];

export const decisions = [
  { value: 'tolerate', label: 'Tolerate' },
  { value: 'negotiate', label: 'Negotiated stay until a day' },
  { value: 'direct', label: 'Direct to leave' },
  { value: 'police', label: 'Refer to the police' },
  { value: 'court', label: 'Go to court' },
] as const satisfies readonly Choice[];

export const policePowers = [
  { value: '60C', label: 'Section 60C, 1994 Act' },
  { value: '61', label: 'Section 61, 1994 Act' },
  { value: '62A', label: 'Section 62A, 1994 Act', hint: 'Needs a suitable pitch' },
  { value: 'theirs', label: 'For the police to say' },
] as const satisfies readonly Choice[];

export const inspectionOutcomes = [
  { value: 'none-needed', label: 'Clear, nothing to do' },
  { value: 'done', label: 'Cleaned' },
  { value: 'ordered', label: 'Clean-up ordered' },
  { value: 'not-ours', label: 'For the landowner' },
] as const satisfies readonly Choice[];

export const cleanUps = [
  { value: 'none-needed', label: 'None needed' },
  { value: 'done', label: 'Done' },
  { value: 'not-ours', label: 'Left to the landowner' },
  unrecorded,
] as const satisfies readonly Choice[];

export const costKinds = [
  { value: 'clean-up', label: 'Clean-up' },
  { value: 'legal', label: 'Legal' },
  { value: 'security', label: 'Securing the land' },
  { value: 'services', label: 'Toilets, water, waste' },
  { value: 'other', label: 'Other' },
] as const satisfies readonly Choice[];

export const costBases = [
  { value: 'final', label: 'Final' },
  { value: 'estimate', label: 'Estimate' },
] as const satisfies readonly Choice[];

export const costsAtEnd = [
  { value: 'none', label: 'None' },
  { value: 'recorded', label: 'Recorded on this record' },
  unrecorded,
] as const satisfies readonly Choice[];

export const apartAnswers = [
  { value: 'rule', label: 'By the rule' },
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const satisfies readonly Choice[];

export const emptyReasons = [
  { value: 'already-gone', label: 'Already gone when we came' },
  { value: 'not-one', label: 'Not an encampment' },
] as const satisfies readonly Choice[];
