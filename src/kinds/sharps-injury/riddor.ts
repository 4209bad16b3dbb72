// What RIDDOR 2013 asks, as far as the domain reference verified it (C3, HSE). How soon is the council's to say, not ours.
import type { GuardFinding } from '#domain/guard.ts';

const SOURCE = 'RIDDOR 2013, as HSE explains it for blood-borne viruses';

const finding = (code: string, field: string, message: string): GuardFinding => ({
  code,
  source: SOURCE,
  message,
  level: 'warn',
  field,
});

export const dangerousOccurrence = (field: string): GuardFinding =>
  finding(
    'riddor-dangerous-occurrence',
    field,
    'An injury by a sharp with blood known to carry a blood-borne virus is a dangerous occurrence: it has to be reported to HSE. Your manager does that.',
  );

interface Outcome {
  readonly daysUnable?: string | undefined;
  readonly infection?: string | undefined;
}

/** Of somebody at work; what holds for members of the public is not here, because nobody has verified it. */
export function riddorOf({ daysUnable, infection }: Outcome): readonly GuardFinding[] {
  const findings: GuardFinding[] = [];
  if (infection === 'yes')
    findings.push(finding('riddor-infection', 'infection', 'An infection acquired at work has to be reported to HSE.'));
  if (daysUnable === 'over-7')
    findings.push(
      finding('riddor-over-seven', 'daysUnable', 'More than seven days unable to work has to be reported to HSE.'),
    );
  if (daysUnable === '4-to-7')
    findings.push(
      finding(
        'riddor-over-three',
        'daysUnable',
        'More than three days in a row unable to work has to be kept on record. This record does that; it need not be reported.',
      ),
    );
  return findings;
}
