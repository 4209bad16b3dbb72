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

/** As the law asks them to be told apart: Data Protection Act 2018 s.38(3). */
export const personCategories = [
  { value: 'suspected', label: 'Suspected' },
  { value: 'convicted', label: 'Convicted' },
  { value: 'victim', label: 'Victim' },
  { value: 'witness', label: 'Witness' },
] as const satisfies readonly Choice[];

export const personLetters = [
  { value: 'A', label: 'A' },
  { value: 'B', label: 'B' },
  { value: 'C', label: 'C' },
  { value: 'D', label: 'D' },
  { value: 'E', label: 'E' },
  { value: 'F', label: 'F' },
  { value: 'G', label: 'G' },
  { value: 'H', label: 'H' },
  { value: 'J', label: 'J' },
  { value: 'K', label: 'K' },
  { value: 'L', label: 'L' },
  { value: 'M', label: 'M' },
] as const satisfies readonly Choice[];

export const statements = [
  { value: 'none', label: 'None' },
  { value: 'willing', label: 'Willing to give one' },
  { value: 'taken', label: 'Taken' },
] as const satisfies readonly Choice[];

export const factSources = [
  { value: 'seen', label: 'I saw or heard it' },
  { value: 'told', label: 'Somebody told me' },
  { value: 'recorded', label: 'Recording or document' },
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
  { value: 'expired', label: 'Lapsed' },
  { value: 'paid', label: 'Paid' },
  { value: 'unpaid', label: 'Unpaid' },
  { value: 'prosecuted', label: 'Prosecuted' },
] as const satisfies readonly Choice[];

export const approvals = [
  { value: 'approved', label: 'Approved' },
  { value: 'refused', label: 'Not approved' },
] as const satisfies readonly Choice[];

export const warningEnds = [
  { value: 'withdrawn', label: 'Withdrawn' },
  { value: 'expired', label: 'Lapsed', hint: 'On the council’s term' },
] as const satisfies readonly Choice[];

export const noticeEnds = [
  { value: 'discharged', label: 'Discharged', hint: 'It has done its work, or is no longer needed' },
  { value: 'withdrawn', label: 'Withdrawn', hint: 'It should not stand' },
  { value: 'expired', label: 'Lapsed', hint: 'Its term is over' },
] as const satisfies readonly Choice[];

/** s.46(1). */
export const appealGrounds = [
  { value: 'no-conduct', label: 'The conduct did not take place' },
  { value: 'no-effect', label: 'It had no detrimental effect' },
  { value: 'not-persistent', label: 'It was not persistent or continuing' },
  { value: 'not-unreasonable', label: 'It is not unreasonable' },
  { value: 'no-control', label: 'They cannot be expected to control or affect it' },
  { value: 'requirement', label: 'A requirement or a period is unreasonable' },
  { value: 'defect', label: 'A material defect or error' },
  { value: 'wrong-person', label: 'It was issued to the wrong person' },
] as const satisfies readonly Choice[];

/** s.46(4), and the appellant’s own end of it. */
export const appealEnds = [
  { value: 'dismissed', label: 'Dismissed' },
  { value: 'modified', label: 'Notice modified' },
  { value: 'quashed', label: 'Notice quashed' },
  { value: 'withdrawn', label: 'Appeal withdrawn' },
] as const satisfies readonly Choice[];

/** s.46(3): a “stop” holds while an appeal runs, unless the court orders otherwise. */
export const interimOrders = [
  { value: 'stop-suspended', label: '“Stop” requirements do not apply meanwhile' },
  { value: 'stop-holds', label: '“Stop” requirements apply again' },
] as const satisfies readonly Choice[];

export const variationAskers = [
  { value: 'recipient', label: 'The recipient' },
  { value: 'council', label: 'The council itself' },
] as const satisfies readonly Choice[];

export const variationOutcomes = [
  { value: 'varied', label: 'Vary the notice' },
  { value: 'refused', label: 'Refuse' },
] as const satisfies readonly Choice[];

/** s.48: not an offence with all reasonable steps taken or another reasonable excuse. */
export const excuses = [
  { value: 'none', label: 'None was given' },
  { value: 'not-reasonable', label: 'One was given, and it is not reasonable' },
  { value: 'steps-taken', label: 'They took all reasonable steps', hint: 'Then there is no offence' },
  { value: 'reasonable', label: 'They have a reasonable excuse', hint: 'Then there is no offence' },
] as const satisfies readonly Choice[];

export const breachEnds = [
  { value: 'excuse', label: 'Reasonable excuse or steps' },
  { value: 'evidence', label: 'Not enough evidence' },
  { value: 'interest', label: 'Not in the public interest' },
  { value: 'warned', label: 'Spoken to instead' },
] as const satisfies readonly Choice[];

/** Nothing runs from a letter, so any way that leaves no doubt will do. */
export const letterWays = [
  { value: 'posted', label: 'Posted' },
  { value: 'by-hand', label: 'By hand' },
  { value: 'left', label: 'Left at the address' },
] as const satisfies readonly Choice[];

export const letterAims = [
  { value: 'explain', label: 'Ask for their side', hint: 'Before it is decided what to do' },
  { value: 'no-action', label: 'No action this time' },
  { value: 'follows', label: 'Tell them what follows', hint: 'In your own words' },
] as const satisfies readonly Choice[];

export const workLands = [
  { value: 'open-air', label: 'Land open to the air', hint: 'No consent is needed' },
  { value: 'elsewhere', label: 'Anywhere else', hint: 'Consent of the recipient, and of the owner if somebody else' },
] as const satisfies readonly Choice[];

export const workOwners = [
  { value: 'recipient', label: 'The recipient' },
  { value: 'other', label: 'Somebody else' },
  { value: 'not-found', label: 'Could not be reached', hint: 'After reasonable efforts' },
] as const satisfies readonly Choice[];

export const consents = [
  { value: 'consented', label: 'Consent given' },
  { value: 'refused', label: 'Refused' },
] as const satisfies readonly Choice[];

export const prosecutionEnds = [
  { value: 'convicted', label: 'Convicted' },
  { value: 'acquitted', label: 'Acquitted' },
  { value: 'discontinued', label: 'Discontinued' },
] as const satisfies readonly Choice[];

export const courtOrders = [
  { value: 'remedial', label: 'Remedial order', hint: 'Section 49' },
  { value: 'forfeiture', label: 'Forfeiture', hint: 'Section 50' },
  { value: 'seizure', label: 'Warrant to seize', hint: 'Section 51' },
] as const satisfies readonly Choice[];

export const closings = [
  { value: 'nfa', label: 'No further action' },
  { value: 'informal-advice', label: 'Informal advice given' },
  { value: 'alternative', label: 'Something else is done instead' },
  { value: 'resolved', label: 'Resolved' },
] as const satisfies readonly Choice[];

/** What a manager may let pass. Nothing that ever stops anybody (a test says so). */
export const overridable = [
  { value: 'requirements-changed', label: 'Requirements differ from the warning’s' },
  { value: 'requirement-met', label: 'A requirement that was met is imposed again' },
  { value: 'none-unmet', label: 'Nothing is found unmet' },
  { value: 'no-time-given', label: 'The time given ends on the day of issue' },
  { value: 'due-after-time', label: 'A requirement of a warning has longer than its time' },
  { value: 'due-in-warning', label: 'The warning gave a requirement longer' },
  { value: 'days-gone-at-service', label: 'A day was over when the notice was served' },
  { value: 'checked-early', label: 'A check within the time given' },
  { value: 'evidence-not-yet', label: 'Evidence dated after its check' },
  { value: 'warning-old', label: 'The warning is old' },
  { value: 'recipient-corrected', label: 'The recipient was corrected after the warning' },
  { value: 'warning-followed', label: 'The warning led to a notice before' },
  { value: 'not-proper-address', label: 'Served at another address than the case gives' },
  { value: 'paid-otherwise', label: 'To court though the penalty was paid late or in part' },
  { value: 'live-notice', label: 'Another notice is in force' },
  { value: 'explanation-not-approved', label: 'The explanation is not approved' },
  { value: 'proper-person', label: 'Handed to somebody else at the body' },
  { value: 'appeal-out-of-time', label: 'The appeal is out of time' },
  { value: 'dates-passed', label: 'Days that passed during the appeal' },
  { value: 'changed-without-court', label: 'Requirements differ though the court changed nothing' },
  { value: 'modified-but-same', label: 'Requirements are as before though the court modified the notice' },
  { value: 'notice-over', label: 'A letter about a notice that is over' },
  { value: 'still-live', label: 'Something in the case is still live' },
] as const satisfies readonly Choice[];
