import { z } from 'zod';
import { choiceSchema, yesNo } from '#domain/choice.ts';
import { daySchema } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { readerOf } from '#domain/readable.ts';
import { optionalLineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { contactWays, referralSources, tenures } from './choices.ts';

const referralSchema = z.strictObject({
  source: choiceSchema(referralSources, 'Say where the referral comes from'),
  referredOn: daySchema,
  referrer: optionalLineSchema,
  name: optionalLineSchema,
  address: optionalTextSchema,
  phone: optionalLineSchema,
  awareOfReferral: choiceSchema(yesNo, 'Say whether they know of the referral').optional(),
  contactWays: z.array(choiceSchema(contactWays, 'Choose from the list')).optional(),
  contactWindows: optionalTextSchema,
  safeToTalkTo: optionalTextSchema,
  notSafeToTalkTo: optionalTextSchema,
  coverStory: optionalTextSchema,
  tenure: choiceSchema(tenures, 'Say how the home is held').optional(),
  notes: optionalTextSchema,
});

export const readReferral = readerOf(referralSchema);

export const logged = defineEntryType({
  title: 'Referral',
  body: referralSchema,
  writers: ['assessor', 'coordinator'],
  initial: ({ now }) => ({ referredOn: dayOfInstant(now), contactWays: [] }),
  pages: [
    {
      title: 'Referral',
      fields: [
        { key: 'source', label: 'Referred by', input: 'choice', choices: referralSources },
        { key: 'referredOn', label: 'Date of referral', input: 'date' },
        { key: 'referrer', label: 'Contact there', input: 'line', optional: true, guarded: true },
        { key: 'awareOfReferral', label: 'Do they know of it?', input: 'choice', choices: yesNo, optional: true },
      ],
    },
    {
      title: 'Safe contact',
      fields: [
        {
          key: 'contactWays',
          label: 'What has been said to be safe',
          hint: 'Nothing ticked: do not contact',
          input: 'choices',
          choices: contactWays,
          optional: true,
        },
        { key: 'contactWindows', label: 'When it is safe', input: 'text', optional: true, guarded: true },
        { key: 'safeToTalkTo', label: 'Safe to talk to', input: 'text', optional: true, guarded: true },
        { key: 'notSafeToTalkTo', label: 'Not safe to talk to', input: 'text', optional: true, guarded: true },
        { key: 'coverStory', label: 'What we say if somebody asks', input: 'text', optional: true, guarded: true },
      ],
    },
    {
      title: 'Person and home',
      fields: [
        { key: 'name', label: 'Name', input: 'line', optional: true, guarded: true },
        { key: 'phone', label: 'Telephone', input: 'line', optional: true, guarded: true },
        { key: 'address', label: 'Address', input: 'text', optional: true, guarded: true },
        { key: 'tenure', label: 'How the home is held', input: 'choice', choices: tenures, optional: true },
        { key: 'notes', label: 'Notes', input: 'text', optional: true, guarded: true },
      ],
    },
  ],
  // Who refers says why: it stays out of every line.
  summarise: () => 'Referral',
  example: {
    source: 'IDVA',
    referredOn: '2026-11-20',
    referrer: 'Eastmere outreach',
    name: 'Robin Example',
    address: '12 Sample Street, Eastmere',
    phone: '01632 960123',
    awareOfReferral: 'yes',
    contactWays: ['call'],
    contactWindows: 'Weekdays 10:00 to 14:00',
    coverStory: 'A smoke alarm check',
    tenure: 'association',
  },
});
