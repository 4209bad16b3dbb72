// The case: what is complained of, where, and who is written to. Warnings and notices join it as items of lists.
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import { daySchema } from '#domain/moment.ts';
import { placeWords, requiredPlaceSchema } from '#domain/place.ts';
import { readerOf } from '#domain/readable.ts';
import { lineSchema, optionalLineSchema, optionalTextSchema, textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { ageBases, alternatives, conductBy, premisesRoles, reasons, recipientTypes } from './choices.ts';
import { controlInWords, otherPersonsConduct, tooYoungWithoutAlternative } from './recipient-guards.ts';

const caseSchema = z.strictObject({
  reason: choiceSchema(reasons, 'Choose the reason'),
  place: requiredPlaceSchema,
  complaint: optionalLineSchema,
  recipientType: choiceSchema(recipientTypes, 'Say who is written to'),
  recipientName: lineSchema('Give the name of the person or the body'),
  ageBasis: choiceSchema(ageBases, 'Say how the age is known').optional(),
  dateOfBirth: daySchema.optional(),
  age: z.int('Give the age in years').min(0, 'Check the age').max(120, 'Check the age').optional(),
  ageReason: optionalTextSchema,
  alternative: choiceSchema(alternatives, 'Say what is done instead').optional(),
  companyNumber: optionalLineSchema,
  bodyContact: optionalLineSchema,
  address: textSchema('Give the address for service'),
  conductBy: choiceSchema(conductBy, 'Say whose conduct it is'),
  premisesRole: choiceSchema(premisesRoles, 'Say how they are responsible for the premises').optional(),
  canControl: optionalTextSchema,
  notes: optionalTextSchema,
  attachments: z.array(attachmentSchema).optional(),
});

export const readCase = readerOf(caseSchema);

const person = { field: 'recipientType', is: ['individual'] };
const body = { field: 'recipientType', is: ['body'] };

export const logged = defineEntryType({
  title: 'Case begun',
  body: caseSchema,
  writers: ['officer', 'manager'],
  guards: [otherPersonsConduct('warn'), controlInWords, tooYoungWithoutAlternative],
  initial: () => ({ recipientType: 'individual', conductBy: 'recipient' }),
  pages: [
    {
      title: 'What and where',
      fields: [
        {
          key: 'reason',
          label: 'Reason',
          hint: 'One reason, as the committee counts them',
          input: 'choice',
          choices: reasons,
        },
        { key: 'place', label: 'Where it happens', input: 'place' },
        { key: 'complaint', label: 'Complaint or crime reference', input: 'line', optional: true },
      ],
    },
    {
      title: 'Who is written to',
      fields: [
        { key: 'recipientType', label: 'Who is it?', input: 'choice', choices: recipientTypes },
        { key: 'recipientName', label: 'Name', input: 'line' },
        { key: 'ageBasis', label: 'How is the age known?', input: 'choice', choices: ageBases, when: person },
        {
          key: 'dateOfBirth',
          label: 'Date of birth',
          input: 'date',
          days: [],
          when: { field: 'ageBasis', is: ['seen'] },
        },
        {
          key: 'age',
          label: 'Age in years',
          input: 'count',
          least: 0,
          most: 120,
          when: { field: 'ageBasis', is: ['stated', 'belief'] },
        },
        {
          key: 'ageReason',
          label: 'Why do you believe it?',
          input: 'text',
          when: { field: 'ageBasis', is: ['belief'] },
        },
        {
          key: 'alternative',
          label: 'If too young for a notice: what is done instead',
          input: 'choice',
          choices: alternatives,
          when: person,
          optional: true,
        },
        { key: 'companyNumber', label: 'Company number', input: 'line', when: body, optional: true },
        { key: 'bodyContact', label: 'Secretary, clerk, partner or manager written to', input: 'line', when: body },
        {
          key: 'address',
          label: 'Address',
          hint: 'The last known address; for a body its registered or main office',
          input: 'text',
        },
      ],
    },
    {
      title: 'Whose conduct',
      fields: [
        { key: 'conductBy', label: 'Whose conduct is it?', input: 'choice', choices: conductBy },
        {
          key: 'premisesRole',
          label: 'What are they to the premises?',
          input: 'choice',
          choices: premisesRoles,
          when: { field: 'conductBy', is: ['premises'] },
        },
        {
          key: 'canControl',
          label: 'Why can they reasonably be expected to control or affect it?',
          input: 'text',
          when: { field: 'conductBy', is: ['premises'] },
        },
        { key: 'notes', label: 'Notes', input: 'text', optional: true },
        { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
      ],
    },
  ],
  summarise: ({ reason, place }) => `${labelOf(reasons, reason) ?? 'Case'}, ${placeWords(place)}`,
  example: {
    reason: 'noise',
    place: { name: 'Wallis Avenue', ward: 'Park Wood' },
    complaint: 'C-2210',
    recipientType: 'individual',
    recipientName: 'Sam Example',
    ageBasis: 'seen',
    dateOfBirth: '1988-03-14',
    address: '3 Sample Court, Eastmere',
    conductBy: 'recipient',
  },
});
