import type { Choice } from '#domain/choice.ts';

export const people = [
  { value: 'me', label: 'Me' },
  { value: 'colleague', label: 'A colleague' },
  { value: 'public', label: 'Somebody else' },
] as const satisfies readonly Choice[];

export const firstAid = [
  { value: 'bled', label: 'Encouraged to bleed' },
  { value: 'washed', label: 'Washed with soap and water' },
  { value: 'covered', label: 'Dried and covered' },
] as const satisfies readonly Choice[];

export const advice = [
  { value: 'going', label: 'On the way there' },
  { value: 'given', label: 'Given' },
  { value: 'not-yet', label: 'Not yet' },
] as const satisfies readonly Choice[];

export const known = [
  { value: 'yes', label: 'Yes, known' },
  { value: 'no', label: 'Not known' },
] as const satisfies readonly Choice[];

export const daysUnable = [
  { value: 'none', label: 'None' },
  { value: 'up-to-3', label: '1 to 3' },
  { value: '4-to-7', label: '4 to 7' },
  { value: 'over-7', label: 'More than 7' },
] as const satisfies readonly Choice[];

export const infection = [
  { value: 'waiting', label: 'Waiting for tests' },
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
] as const satisfies readonly Choice[];

export const reporting = [
  { value: 'to-do', label: 'Still to do' },
  { value: 'done', label: 'Reported' },
  { value: 'not-needed', label: 'Not needed' },
] as const satisfies readonly Choice[];

export const outcomes = [
  { value: 'open', label: 'Keep open' },
  { value: 'close', label: 'Close' },
] as const satisfies readonly Choice[];
