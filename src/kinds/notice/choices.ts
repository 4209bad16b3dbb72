import { type Choice, unrecorded } from '#domain/choice.ts';

/** The six of the committee table, in its words and its order. */
export const reasons = [
  { value: 'asb', label: 'ASB' },
  { value: 'dog', label: 'Nuisance/Dangerous Dog (Inc. Barking)' },
  { value: 'noise', label: 'Noise (Inc. with ASB)' },
  { value: 'nuisance', label: 'Nuisance' },
  { value: 'planning', label: 'Planning related issues' },
  { value: 'encampments', label: 'Unauthorised Encampments' },
] as const satisfies readonly Choice[];

export const conductBy = [
  { value: 'recipient', label: 'Their own' },
  { value: 'premises', label: 'On or affecting premises they are responsible for', hint: 'Section 44' },
  { value: 'other', label: 'Somebody else’s', hint: 'A child’s, a tenant’s, a visitor’s' },
] as const satisfies readonly Choice[];

export const premisesRoles = [
  { value: 'owns', label: 'Owns' },
  { value: 'leases', label: 'Leases' },
  { value: 'occupies', label: 'Occupies' },
  { value: 'controls', label: 'Controls' },
  { value: 'operates', label: 'Operates' },
  { value: 'maintains', label: 'Maintains' },
] as const satisfies readonly Choice[];

export const recipientTypes = [
  { value: 'individual', label: 'A person' },
  { value: 'body', label: 'A business or other body' },
  unrecorded,
] as const satisfies readonly Choice[];

export const ageBases = [
  { value: 'seen', label: 'Date of birth seen', hint: 'On a licence, passport or other document' },
  { value: 'stated', label: 'Stated by them' },
  { value: 'belief', label: 'My belief' },
  unrecorded,
] as const satisfies readonly Choice[];

/** What is done instead with somebody too young for a notice. */
export const alternatives = [
  { value: 'behaviour-agreement', label: 'Behaviour agreement' },
  { value: 'youth-offending', label: 'Youth offending team' },
  { value: 'early-help', label: 'Early help referral' },
  { value: 'other', label: 'Something else, in the notes' },
] as const satisfies readonly Choice[];

export const requirementTypes = [
  { value: 'stop', label: 'Stop', hint: 'Stop doing something. No date may be given' },
  { value: 'do', label: 'Do', hint: 'Do something' },
  { value: 'achieve', label: 'Achieve', hint: 'Take reasonable steps towards a result' },
] as const satisfies readonly Choice[];

export const jointIssuers = [
  { value: 'none', label: 'The council alone' },
  { value: 'kent-police', label: 'Kent Police' },
  { value: 'other', label: 'Another body' },
] as const satisfies readonly Choice[];

export const serviceMethods = [
  { value: 'by-hand', label: 'By hand' },
  { value: 'left', label: 'Left at the address' },
  { value: 'posted', label: 'Posted' },
  {
    value: 'on-premises',
    label: 'Posted on the premises',
    hint: 'Only where nobody responsible can be found after reasonable enquiries (s.45). A photo is needed',
  },
] as const satisfies readonly Choice[];

export const signatureOutcomes = [
  { value: 'signed', label: 'Signed' },
  { value: 'refused', label: 'Refused' },
  { value: 'not-present', label: 'Not present' },
  { value: 'left', label: 'Left at the address' },
] as const satisfies readonly Choice[];

export const findings = [
  { value: 'complied', label: 'Complied with' },
  { value: 'not-complied', label: 'Still continuing' },
  { value: 'extended', label: 'More time given' },
] as const satisfies readonly Choice[];

export const requirementFindings = [
  { value: 'met', label: 'Met' },
  { value: 'not-met', label: 'Not met' },
  { value: 'unknown', label: 'Cannot tell' },
] as const satisfies readonly Choice[];

export const warningSources = [
  { value: 'ours', label: 'A warning in this case' },
  { value: 'other-agency', label: 'Another agency’s, or an older one' },
] as const satisfies readonly Choice[];

export const consultedChoices = [
  { value: 'yes', label: 'Yes' },
  { value: 'nobody', label: 'Nobody was considered appropriate' },
] as const satisfies readonly Choice[];

export const earlierForms = [
  { value: 'CPW', label: 'Warning' },
  { value: 'CPN', label: 'Notice' },
  { value: 'FPN', label: 'Fixed penalty' },
] as const satisfies readonly Choice[];

export const earlierOutcomes = [
  { value: 'complied', label: 'Complied with' },
  { value: 'not-complied', label: 'Not complied with' },
  { value: 'withdrawn', label: 'Withdrawn' },
  { value: 'quashed', label: 'Quashed' },
  { value: 'discharged', label: 'Discharged' },
  { value: 'paid', label: 'Paid' },
  { value: 'unpaid', label: 'Unpaid' },
  { value: 'prosecuted', label: 'Prosecuted' },
] as const satisfies readonly Choice[];
