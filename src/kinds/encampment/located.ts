// Whose land it is, and how that is known: it decides who may act at all.
import { z } from 'zod';
import { choiceSchema, labelOf, labelWithin, yesNo } from '#domain/choice.ts';
import { optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { readLogged } from './logged.ts';
import { owners, ownershipChecks } from './choices.ts';

const known = owners.filter(({ value }) => value !== 'unknown');

const locatedSchema = z.strictObject({
  owner: choiceSchema(known, 'Say whose land it is'),
  ownerName: optionalLineSchema,
  checked: choiceSchema(ownershipChecks, 'Say how that is known'),
  policeTold: choiceSchema(yesNo, 'Say whether the police know').optional(),
  notes: optionalTextSchema,
});

export const located = defineEntryType({
  title: 'Land checked',
  body: locatedSchema,
  writers: ['officer', 'manager'],
  initial: ({ state }) => {
    const { owner } = readLogged(state.details);
    return owner === undefined || owner === 'unknown' ? {} : { owner };
  },
  pages: [
    {
      title: 'Whose land',
      fields: [
        { key: 'owner', label: 'Whose land is it?', input: 'choice', choices: known },
        { key: 'ownerName', label: 'Owner or agent', input: 'line', optional: true },
        { key: 'checked', label: 'How is that known?', input: 'choice', choices: ownershipChecks },
        { key: 'policeTold', label: 'Have the police been told?', input: 'choice', choices: yesNo, optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
      ],
    },
  ],
  summarise: ({ owner, checked }) =>
    [labelOf(known, owner), labelWithin(ownershipChecks, checked)].filter(Boolean).join(', ') || 'Land checked',
  example: { owner: 'council', checked: 'records', policeTold: 'yes' },
});
