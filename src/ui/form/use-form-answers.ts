import { type Dispatch, type SetStateAction, useMemo, useState } from 'react';
import { type FieldValues, useForm, type UseFormReturn, useWatch } from 'react-hook-form';
import type { WhenAnswer } from '../when-answer.ts';
import { draftAnswers, type FormDraft, type FormLinks } from './form-draft.ts';
import { type Asker, answersIn, askedSteps, type FormStep, type ShownPage, shownPages } from './form-step.ts';

export interface HeldForm {
  /** What the form library holds, for the controls. */
  readonly fields: UseFormReturn;
  /** The whole form as it stands; the same object until something changes. */
  readonly draft: FormDraft;
  /** The steps and pages that these answers ask for. */
  readonly steps: readonly FormStep[];
  readonly pages: readonly ShownPage[];
  /** The place in the pages; their number is the check-answers page. */
  readonly at: number;
  /** Undefined on the check-answers page. */
  readonly shown: ShownPage | undefined;
  readonly setPage: Dispatch<SetStateAction<number>>;
  readonly setWhen: Dispatch<SetStateAction<WhenAnswer>>;
  readonly setLinks: Dispatch<SetStateAction<FormLinks>>;
}

/** What a form holds while it is filled in, from the draft it opens with, and what follows from it. */
export function useFormAnswers(all: readonly FormStep[], opened: FormDraft, asker: Asker): HeldForm {
  // Without its recursive type: the library would try to name every path into a JSON value.
  const [defaultValues] = useState<FieldValues>(opened.answers);
  const fields = useForm({ defaultValues, shouldFocusError: false });
  const values = useWatch({ control: fields.control });
  const [page, setPage] = useState(opened.page);
  const [when, setWhen] = useState(opened.when);
  const [links, setLinks] = useState(opened.links);

  const answers = useMemo(
    () => draftAnswers(Object.fromEntries(all.map(({ type }) => [type, answersIn(values[type])]))),
    [all, values],
  );
  const draft = useMemo(() => ({ answers, page, when, links }), [answers, page, when, links]);
  const steps = useMemo(() => askedSteps(all, answers), [all, answers]);
  const pages = shownPages(steps, answers, asker);
  const at = Math.min(page, pages.length);
  return { fields, draft, steps, pages, at, shown: pages[at], setPage, setWhen, setLinks };
}
