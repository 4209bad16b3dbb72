// What is looked at in a home, area by area. Keys are stored: words may change, keys may not.
import { z } from 'zod';
import { type Choice, choiceSchema } from '#domain/choice.ts';
import type { ChecklistArea } from '#domain/field.ts';
import { optionalTextSchema } from '#domain/text.ts';
import { checkAnswers, escapeAnswers } from './choices.ts';

const area = (key: string, label: string, items: Readonly<Record<string, string>>): ChecklistArea => ({
  key,
  label,
  items: Object.entries(items).map(([itemKey, itemLabel]) => ({ key: `${key}-${itemKey}`, label: itemLabel })),
});

const areas: readonly ChecklistArea[] = [
  area('front', 'Front door', {
    frame: 'Frame and hinges',
    lock: 'Lock and cylinder',
    viewer: 'Viewer, chain or limiter',
    glazing: 'Glazing and panels',
  }),
  area('rear', 'Rear door', { frame: 'Frame and hinges', lock: 'Lock and cylinder', glazing: 'Glazing and panels' }),
  area('letterbox', 'Letterbox', {
    fire: 'Fire-resistant bag, box or plate',
    reach: 'Cannot be reached or seen through',
  }),
  area('windows', 'Windows', {
    locks: 'Locks',
    reach: 'Ground floor and flat roofs',
    glass: 'Glass or film',
    restrictors: 'Restrictors',
  }),
  area('locks', 'Locks and keys', { keys: 'Who holds keys', spare: 'Spare keys', codes: 'Shared door codes' }),
  area('lighting', 'Lighting', { outside: 'Outside lights', timer: 'Timer lights', street: 'Street lighting' }),
  area('alarms', 'Alarms and cameras', {
    personal: 'Personal alarm',
    doorbell: 'Doorbell camera, its account not shared',
    intruder: 'Intruder alarm',
  }),
  area('fire', 'Fire', {
    smoke: 'A smoke alarm on each floor',
    plan: 'Escape plan',
    arson: 'Threat of fire',
    co: 'Carbon monoxide alarm',
  }),
  area('room', 'Safe room', { suitable: 'A room that suits', door: 'Its door and lock', signal: 'Phone signal in it' }),
  area('outside', 'Garden and perimeter', {
    gate: 'Gate and side access',
    fence: 'Fences and walls',
    climb: 'Sheds, ladders and bins',
    parking: 'Where cars stand',
  }),
  area('phones', 'Phones and accounts', {
    phone: 'A safe phone',
    accounts: 'Shared accounts and passwords',
    location: 'Location sharing and trackers',
    emergency: 'Emergency calls understood',
  }),
  area('children', 'Children and school', {
    collect: 'School knows who may collect',
    handover: 'Handovers',
    devices: 'Their own devices',
  }),
  area('flags', 'Police and other flags', { address: 'Address flag', orders: 'Orders in force' }),
  area('support', 'Support', {
    marking: 'Property marking',
    outreach: 'Outreach offered',
    housing: 'Housing options explained',
  }),
];

/** In the last area, so that nobody passes the doors and windows without it; it cannot be skipped. */
const escapeArea: ChecklistArea = {
  key: 'escape',
  label: 'Way out',
  items: [
    { key: 'escape-keyless', label: 'Opens from inside without a key', answers: escapeAnswers, mustAnswer: true },
    { key: 'escape-works', label: 'Escape route still works', answers: escapeAnswers, mustAnswer: true },
  ],
};

export const checklistAreas: readonly ChecklistArea[] = [...areas, escapeArea];

const answerSchema = (choices: readonly Choice[]) =>
  z.strictObject(
    { answer: choiceSchema(choices, 'Choose an answer'), note: optionalTextSchema },
    'Answer this before you go on',
  );

const items = checklistAreas.flatMap((each) => each.items);

/** Object of item key → answer and note; what `mustAnswer` says cannot be left out. */
export const checklistSchema = z.strictObject(
  Object.fromEntries(
    items.map(({ key, answers, mustAnswer }) => {
      const answer = answerSchema(answers ?? checkAnswers);
      return [key, mustAnswer ? answer : answer.optional()];
    }),
  ),
  'Go through the checklist',
);
