import type { Moment } from '#domain/moment.ts';
import { momentOfWhen, type WhenAnswer } from '../when-answer.ts';
import { checkStep, type Problem } from './check-step.ts';
import type { EntryToBe } from './form-context.ts';
import type { FormAnswers, FormStep, ShownPage } from './form-step.ts';

/** The id of the question that sets `at` for the whole flow; findings name it `at`. */
export const WHEN_ID = 'at';

/** The entries that saving would make now, whole or not, as the guards judge them while the form is filled in. */
export const entriesOf = (
  steps: readonly FormStep[],
  answers: FormAnswers,
  when: WhenAnswer,
  now: Moment,
): readonly EntryToBe[] => {
  const at = momentOfWhen(when, now);
  return steps.map((step) => ({
    id: step.entry,
    type: step.type,
    body: checkStep(step, answers[step.type] ?? {}, now).body,
    // "Now" is left to the moment of saving.
    ...(when.mode !== 'now' && 'moment' in at && { at: at.moment }),
  }));
};

/** What stops Continue on one page. */
export function pageProblems({ step, fields }: ShownPage, answers: FormAnswers, now: Moment): readonly Problem[] {
  const { problems } = checkStep(step, answers[step.type] ?? {}, now);
  return problems.filter(({ key }) => fields.some((field) => field.key === key));
}

/** What stops Save: everything, also rules about several answers that belong to no one page. */
export function formProblems(
  steps: readonly FormStep[],
  answers: FormAnswers,
  when: WhenAnswer,
  now: Moment,
): readonly Problem[] {
  const at = momentOfWhen(when, now);
  const late = 'problem' in at ? [{ id: WHEN_ID, key: WHEN_ID, message: at.problem }] : inFuture(at.moment, now);
  return [...steps.flatMap((step) => checkStep(step, answers[step.type] ?? {}, now).problems), ...late];
}

/** Where a question is asked; undefined for one on no page that is shown. */
export function pageOf(pages: readonly ShownPage[], id: string): number | undefined {
  const at = pages.findIndex(({ step, fields }) =>
    fields.some(({ key }) => id === `${step.type}.${key}` || id.startsWith(`${step.type}.${key}.`)),
  );
  return at < 0 ? undefined : at;
}

const inFuture = (at: Moment, now: Moment): readonly Problem[] =>
  at.precision !== 'day' && at.from > now.from
    ? [{ id: WHEN_ID, key: WHEN_ID, message: 'This time has not come yet. Check the date and the time' }]
    : [];
