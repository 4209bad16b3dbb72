// The one form of every flow of every kind: pages of questions, then check answers, then save.
import { type ReactNode, useMemo, useState } from 'react';
import { type FieldValues, FormProvider, useForm, useWatch } from 'react-hook-form';
import type { Field } from '#domain/field.ts';
import { newId } from '#domain/id.ts';
import type { Moment } from '#domain/moment.ts';
import { Button } from '../Button.tsx';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { Notice } from '../Notice.tsx';
import type { Problem } from './check-step.ts';
import { momentOfWhen, type WhenAnswer } from '../when-answer.ts';
import { CheckPage } from './CheckPage.tsx';
import { FieldInput } from './FieldInput.tsx';
import { Findings } from './Findings.tsx';
import { type EntryToBe, FormContext, type FormOutcome, type FormWorld, type LikelyMatch } from './form-context.ts';
import { FormFrame } from './FormFrame.tsx';
import { draftAnswers, type FormDraft, type FormLinks } from './form-draft.ts';
import { entriesOf, formProblems, pageOf, pageProblems } from './form-entries.ts';
import { answersIn, askedSteps, type FormAnswers, fieldId, type FormStep, shownPages } from './form-step.ts';
import { Matches, useMatches, whyWords } from './Matches.tsx';
import { useDraftKeeper } from './use-draft-keeper.ts';
import { useFindings } from './use-findings.ts';

interface RecordFormProps {
  readonly title: string;
  /** The question that sets `at`: "When was it found?" */
  readonly when: string;
  readonly steps: readonly FormStep[];
  readonly draft: FormDraft;
  readonly world: FormWorld;
  /** Keeps the draft; says in plain words why it could not. */
  readonly onDraftChange: (draft: FormDraft) => Promise<string | undefined>;
  /** Resolves as saved only when it is: the form stays otherwise. */
  readonly onSave: (entries: readonly EntryToBe[]) => Promise<FormOutcome>;
  readonly onClose: () => void;
  /** At the end of the bar: Hide now, or Close. */
  readonly right?: ReactNode;
  /** Above the first page: First aid. */
  readonly lead?: ReactNode;
}

export function RecordForm({
  title,
  when: whenLabel,
  steps: allSteps,
  draft,
  world,
  onDraftChange,
  onSave,
  onClose,
  right,
  lead,
}: RecordFormProps) {
  // Without its recursive type: the library would try to name every path into a JSON value.
  const [defaultValues] = useState<FieldValues>(draft.answers);
  const form = useForm({ defaultValues, shouldFocusError: false });
  const values = useWatch({ control: form.control });
  const [page, setPage] = useState(draft.page);
  const [when, setWhen] = useState(draft.when);
  const [links, setLinks] = useState(draft.links);
  const [returning, setReturning] = useState(false);
  const [tried, setTried] = useState<{ readonly count: number; readonly problems: readonly Problem[] }>({
    count: 0,
    problems: [],
  });
  const [unkept, setUnkept] = useState<string>();

  const answers = useMemo(() => draftAnswers(answersByType(allSteps, values)), [allSteps, values]);
  const steps = useMemo(() => askedSteps(allSteps, answers), [allSteps, answers]);
  const pages = shownPages(steps, answers, world.asker);
  const at = Math.min(page, pages.length);
  const shown = pages[at];
  const kept = useMemo(() => ({ answers, page, when, links }), [answers, page, when, links]);
  const keeper = useDraftKeeper(kept, async (next) => setUnkept(await onDraftChange(next)));

  const now = world.now();
  const reached = shown ? steps.slice(0, steps.indexOf(shown.step) + 1) : steps;
  const entries = entriesOf(reached, answers, when, now);
  const findings = useFindings(world.check, entries);
  const asking = steps.some(({ type, pages: own }) =>
    isMatched(
      world,
      type,
      own.flatMap(({ fields }) => fields),
    ),
  );
  const found = useMatches(world.matches, entries, shown ? isMatched(world, shown.step.type, shown.fields) : asking);
  const here = shown ? findings.filter(({ field }) => shown.fields.some(({ key }) => key === field)) : findings;
  const inForm = {
    ...world,
    items: itemsOf(world, steps, shown?.step),
    parts: (list: string, item: string) => world.parts(list, item, momentOf(when, now)),
    photos: { ...world.photos, keep: keepPhoto, beforePick: () => void flushThen(world.photos.beforePick) },
    papers: world.papers && { ...world.papers, make: makePapers },
  };

  // A photo lies under its draft, so there must be one, also where the photo is the first thing that is given.
  async function keepPhoto(...picture: Parameters<typeof world.photos.keep>) {
    await keeper.begin(kept);
    return world.photos.keep(...picture);
  }

  async function makePapers(made: readonly EntryToBe[]) {
    await keeper.begin(kept);
    return world.papers?.make(made) ?? { outcome: 'made' as const, papers: [] };
  }

  async function flushThen(next: () => void) {
    next();
    await keeper.flush();
  }
  const go = (to: number) => {
    form.clearErrors();
    setTried({ count: 0, problems: [] });
    setPage(to);
    window.scrollTo(0, 0);
  };
  const show = (problems: readonly Problem[]) => {
    form.clearErrors();
    for (const { id, message } of problems) form.setError(id, { message });
    setTried(({ count }) => ({ count: count + 1, problems }));
  };
  const back = () => (at === 0 ? onClose() : go(returning ? pages.length : at - 1));
  const proceed = async () => {
    if (!shown) return;
    const problems = pageProblems(shown, answers, now);
    const blocks = (await world.check(entries))
      .filter(({ level, field }) => level === 'block' && shown.fields.some(({ key }) => key === field))
      .map(({ field = '', message }) => ({ id: fieldId(shown.step.type, field), key: field, message }));
    if (problems.length > 0 || blocks.length > 0) return show([...problems, ...blocks]);
    // After Change, back to check answers, unless the new answer opened a question that has none.
    const open = returning ? pages.findIndex((candidate) => pageProblems(candidate, answers, now).length > 0) : at + 1;
    go(open < 0 ? pages.length : open);
  };
  const change = (id: string) => {
    const to = pageOf(pages, id);
    if (to === undefined) return;
    setReturning(true);
    go(to);
  };
  const save = async () => {
    const problems = formProblems(steps, answers, when, world.now());
    if (problems.length > 0) {
      show(problems);
      return undefined;
    }
    await keeper.flush();
    return onSave([...entriesOf(steps, answers, when, world.now()), ...linksToBe(links)]);
  };

  const link = (match: LikelyMatch, linked: boolean) => {
    const { [match.record]: before, ...others } = links;
    setLinks(linked ? { ...others, [match.record]: before ?? { entry: newId(), why: whyWords(match) } } : others);
  };
  const matches = <Matches matches={found} links={links} onLink={link} />;
  const frame = {
    title: shown ? shown.page.title : 'Check your answers',
    form: title,
    page: at,
    pages: pages.map(({ page: { title: name } }) => name),
    onBack: back,
    onClose,
    right,
  };
  return (
    <FormContext value={inForm}>
      <FormProvider {...form}>
        {shown ? (
          <FormFrame
            {...frame}
            onSubmit={() => void proceed()}
            action={
              <Button submit full>
                Continue
              </Button>
            }
          >
            {tried.problems.length > 0 && <ErrorSummary key={tried.count} errors={tried.problems} />}
            {at === 0 && lead}
            {pages.length > 1 && world.asker === 'phone' && (
              <p className="small soft">
                {title}, page {at + 1} of {pages.length}
              </p>
            )}
            {shown.fields.map((field) => (
              <FieldInput
                key={fieldId(shown.step.type, field.key)}
                field={field}
                name={fieldId(shown.step.type, field.key)}
              />
            ))}
            {matches}
            <Findings findings={here} />
            {unkept && <Unkept why={unkept} />}
          </FormFrame>
        ) : (
          <CheckPage
            frame={frame}
            pages={pages}
            answers={answers}
            entries={entries}
            when={when}
            whenLabel={whenLabel}
            onWhen={setWhen}
            problems={tried.problems}
            attempt={tried.count}
            findings={here}
            onChange={change}
            onSave={save}
          >
            {unkept && <Unkept why={unkept} />}
            {matches}
          </CheckPage>
        )}
      </FormProvider>
    </FormContext>
  );
}

const isMatched = ({ matchedBy = [] }: FormWorld, type: string, fields: readonly Field[]): boolean =>
  fields.some(({ key }) => matchedBy.includes(fieldId(type, key)));

const linksToBe = (links: FormLinks): readonly EntryToBe[] =>
  Object.entries(links).map(([record, { entry, why }]) => ({ id: entry, type: 'linked', body: { record, why } }));

const Unkept = ({ why }: { readonly why: string }) => (
  <Notice tone="attention" title="Not kept as a draft" live>
    <p>{why}</p>
  </Notice>
);

const answersByType = (steps: readonly FormStep[], values: FieldValues): FormAnswers =>
  Object.fromEntries(steps.map(({ type }) => [type, answersIn(values[type])]));

const momentOf = (when: WhenAnswer, now: Moment): Moment => {
  const at = momentOfWhen(when, now);
  return 'moment' in at ? at.moment : now;
};

/** Items of the record, and those that an earlier entry of this form is about to add. */
const itemsOf =
  (world: FormWorld, steps: readonly FormStep[], current: FormStep | undefined): FormWorld['items'] =>
  (list, statuses) => {
    const earlier = current ? steps.slice(0, steps.indexOf(current)) : steps;
    const added = earlier.filter(
      (step) => step.adds === list && (statuses?.includes(step.itemStatus ?? 'open') ?? true),
    );
    return [
      ...world.items(list, statuses),
      ...added.map((step) => ({ value: step.entry, label: `${step.title}, in this form` })),
    ];
  };
