// Who may be served, and for whose conduct (Anti-social Behaviour, Crime and Policing Act 2014 ss.43 and 44).
import type { Entry } from '#domain/entry.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import type { JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { Temporal } from '#domain/temporal.ts';
import { act } from './act.ts';

interface Context extends GuardContext {
  readonly entry: Entry;
}

/** Age in whole years on the day of the entry, by the best basis the case gives. */
function ageOn(details: JsonObject, entry: Entry): number | undefined {
  if (details.recipientType !== 'individual') return undefined;
  if (details.ageBasis === 'seen')
    return typeof details.dateOfBirth === 'string' ? yearsSince(details.dateOfBirth, entry) : undefined;
  return typeof details.age === 'number' ? details.age : undefined;
}

function yearsSince(birth: string, { at }: Entry): number | undefined {
  try {
    return Temporal.PlainDate.from(birth).until(dayOfInstant(momentSortKey(at)), { largestUnit: 'years' }).years;
  } catch {
    return undefined;
  }
}

// The case is the entry itself when it begins the record, else what the record already says.
const caseOf = ({ entry, state }: Context): JsonObject => (entry.type === 'logged' ? entry.body : state.details);

/** A notice is for an individual old enough, or a body; a warning to somebody younger can never be followed by one. */
export const tooYoung =
  (level: GuardFinding['level']) =>
  (_answers: unknown, context: Context): readonly GuardFinding[] => {
    const age = ageOn(caseOf(context), context.entry);
    const least = context.law.recipientLeastAge;
    if (age === undefined || age >= least) return [];
    const message =
      level === 'block'
        ? `A notice can only go to a person aged ${least} or over, or to a body. Record what is done instead.`
        : `They are under ${least}: a notice can never follow this warning. Consider a behaviour agreement, the youth offending team or early help.`;
    return [{ code: 'recipient-too-young', source: act('43(1)'), message, level }];
  };

export const tooYoungWithoutAlternative = (
  answers: { readonly alternative?: string | undefined },
  context: Context,
): readonly GuardFinding[] =>
  answers.alternative
    ? []
    : tooYoung('warn')(answers, context).map((finding) => ({ ...finding, field: 'alternative' }));

/** A notice is for a body, or a person whose age somebody has judged: a belief with its reason is enough, silence is not. */
export const ageUnknown = (_answers: unknown, context: Context): readonly GuardFinding[] => {
  const { details } = context.state;
  if (details.recipientType === 'body' || ageOn(details, context.entry) !== undefined) return [];
  return [
    {
      code: 'age-unknown',
      source: act('43(1)'),
      message:
        'Record whether it is a person or a body, and of a person how old and how that is known: correct the case first.',
      level: 'block',
    },
  ];
};

/** s.44 is for whom it can reasonably be expected of: somebody says why, in words. */
export const controlInWords = (_answers: unknown, context: Context): readonly GuardFinding[] => {
  const { conductBy, canControl } = caseOf(context);
  if (conductBy !== 'premises' || (typeof canControl === 'string' && /\S\s+\S/.test(canControl))) return [];
  const begins = context.entry.type === 'logged';
  // While the question stands unanswered the form asks it.
  if (begins && canControl === undefined) return [];
  return [
    {
      code: 'control-not-in-words',
      source: act('44'),
      message: `Say in words why they can reasonably be expected to control or affect the conduct${begins ? '' : ': correct the case first'}.`,
      level: 'block',
      ...(begins && { field: 'canControl' }),
    },
  ];
};

export const otherPersonsConduct =
  (level: GuardFinding['level']) =>
  (_answers: unknown, context: Context): readonly GuardFinding[] => {
    if (caseOf(context).conductBy !== 'other') return [];
    return [
      {
        code: 'other-persons-conduct',
        source: `${act('43(1) and 44')}; Staffordshire Moorlands DC v Sanderson [2020] EWHC 962 (Admin)`,
        message:
          'One person cannot be served with a notice for another’s conduct. Write to the person whose conduct it is, or show that this one is responsible for the premises (s.44).',
        level,
        ...(context.entry.type === 'logged' && { field: 'conductBy' }),
      },
    ];
  };
