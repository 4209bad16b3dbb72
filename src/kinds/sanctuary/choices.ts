import type { Choice } from '#domain/choice.ts';

export const referralSources = [
  { value: 'MARAC', label: 'MARAC' },
  { value: 'IDVA', label: 'IDVA' },
  { value: 'police', label: 'Police' },
  { value: 'housing', label: 'Housing' },
  { value: 'hate-crime', label: 'Hate crime' },
  { value: 'self', label: 'Self' },
  { value: 'other', label: 'Other' },
] as const satisfies readonly Choice[];

/** Each way is its own permission, and none is given until it is said. */
export const contactWays = [
  { value: 'call', label: 'Call' },
  { value: 'voicemail', label: 'Leave a voicemail' },
  { value: 'text', label: 'Text' },
  { value: 'e-mail', label: 'E-mail' },
  { value: 'post', label: 'Post' },
  { value: 'card', label: 'Leave a card' },
] as const satisfies readonly Choice[];

export const tenures = [
  { value: 'owner', label: 'Owner' },
  { value: 'council', label: 'Council tenant' },
  { value: 'association', label: 'Housing association tenant' },
  { value: 'private', label: 'Private tenant' },
  { value: 'other', label: 'Other or not known' },
] as const satisfies readonly Choice[];

export const visitOutcomes = [
  { value: 'assessed', label: 'Assessed' },
  { value: 'no-entry', label: 'Could not enter' },
  { value: 'not-safe', label: 'Not safe now' },
  { value: 'declined', label: 'Declined' },
] as const satisfies readonly Choice[];

export const gateAnswers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not known' },
] as const satisfies readonly Choice[];

export const riskTools = [
  { value: 'dash', label: 'DASH' },
  { value: 'dara', label: 'DARA' },
  { value: 'other', label: 'Other' },
  { value: 'none', label: 'None given' },
] as const satisfies readonly Choice[];

export const riskGrades = [
  { value: 'standard', label: 'Standard' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
] as const satisfies readonly Choice[];

export const riskBases = [
  { value: 'score', label: 'By score' },
  { value: 'judgement', label: 'By judgement' },
] as const satisfies readonly Choice[];

export const checkAnswers = [
  { value: 'sound', label: 'Sound' },
  { value: 'action', label: 'Action' },
  { value: 'na', label: 'N/A' },
  { value: 'refused', label: 'Refused' },
] as const satisfies readonly Choice[];

export const escapeAnswers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Cannot tell' },
] as const satisfies readonly Choice[];

export const priorities = [
  { value: 'today', label: 'Today' },
  { value: '48-hours', label: 'Within 48 hours' },
  { value: 'later', label: 'Later' },
] as const satisfies readonly Choice[];

export const fireVisits = [
  { value: 'not-needed', label: 'Not needed' },
  { value: 'asked', label: 'Asked for' },
  { value: 'done', label: 'Done' },
  { value: 'refused', label: 'Refused' },
] as const satisfies readonly Choice[];

export const permissions = [
  { value: 'own', label: 'They own it' },
  { value: 'given', label: 'Owner has agreed' },
  { value: 'asked', label: 'Asked, no answer yet' },
] as const satisfies readonly Choice[];

export const reviewOutcomes = [
  { value: 'continue', label: 'Goes on' },
  { value: 'close', label: 'Close' },
] as const satisfies readonly Choice[];

/** What an installer says came of an order. */
export const reportOutcomes = [
  { value: 'done', label: 'All done' },
  { value: 'part', label: 'Partly done' },
  { value: 'no-entry', label: 'Could not get in' },
] as const satisfies readonly Choice[];

export const keyAnswers = [
  { value: 'handed-over', label: 'Handed over there' },
  { value: 'none', label: 'There are no new keys' },
  { value: 'kept', label: 'No: somebody still has them' },
] as const satisfies readonly Choice[];
