// The one form of every flow of every kind: pages of questions, then check answers, then save.
import type { ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import { Button } from '../Button.tsx';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { CheckPage } from './CheckPage.tsx';
import { FieldInput } from './FieldInput.tsx';
import { Findings } from './Findings.tsx';
import { type EntryToBe, FormContext, type FormOutcome, type FormWorld } from './form-context.ts';
import { FormFrame } from './FormFrame.tsx';
import type { FormDraft } from './form-draft.ts';
import { entriesOf } from './form-entries.ts';
import { fieldId, type FormStep } from './form-step.ts';
import { Kept } from './Kept.tsx';
import { Matches } from './Matches.tsx';
import { useDraftKeeper } from './use-draft-keeper.ts';
import { useFindings } from './use-findings.ts';
import { linksToBe, linksWith, useMatches } from './use-matches.ts';
import { useFormAnswers } from './use-form-answers.ts';
import { useUnderWay } from './use-under-way.ts';
import { useWalk } from './use-walk.ts';
import { worldInForm } from './world-in-form.ts';

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
  /** At the end of the phone's bar instead of Close: Hide now. */
  readonly right?: ReactNode;
  /** Above the first page: First aid. */
  readonly lead?: ReactNode;
}

export function RecordForm({
  title,
  when: whenLabel,
  steps: all,
  draft: opened,
  world,
  onDraftChange,
  onSave,
  onClose,
  right,
  lead,
}: RecordFormProps) {
  const held = useFormAnswers(all, opened, world.asker);
  const { draft, steps, pages, at, shown, setWhen, setLinks } = held;
  const { answers, when, links } = draft;
  const { keeper, keeping } = useDraftKeeper(draft, onDraftChange);

  // The guards judge what has been asked so far.
  const reached = shown ? steps.slice(0, steps.indexOf(shown.step) + 1) : steps;
  const entries = entriesOf(reached, answers, when, world.now());
  const findings = useFindings(world.check, entries);
  const found = useMatches(world, held, entries);
  const underWay = useUnderWay();
  const walk = useWalk(held, world, entries, underWay.count, onClose);
  const { tried } = walk;

  const save = async () => {
    if (walk.stopsSave()) return undefined;
    await keeper.flush();
    return onSave([...entriesOf(steps, answers, when, world.now()), ...linksToBe(links)]);
  };
  const matches = (
    <Matches
      matches={found}
      links={links}
      onLink={(match, linked) => setLinks((before) => linksWith(before, match, linked))}
    />
  );
  const frame = {
    title: shown ? shown.page.title : 'Check your answers',
    form: title,
    page: at,
    pages: pages.map(({ page }) => page.title),
    onBack: walk.back,
    onClose: walk.close,
    right,
  };
  return (
    <FormContext value={worldInForm(world, held, keeper, underWay.track)}>
      <FormProvider {...held.fields}>
        {shown ? (
          <FormFrame
            {...frame}
            onSubmit={walk.proceed}
            action={
              <Button submit full busy={walk.isWaiting ? 'Waiting for the photo…' : undefined}>
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
            <Findings findings={findings.filter(({ field }) => shown.fields.some(({ key }) => key === field))} />
            <Kept keeping={keeping} />
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
            findings={findings}
            onChange={walk.change}
            onSave={save}
          >
            {matches}
            <Kept keeping={keeping} />
          </CheckPage>
        )}
      </FormProvider>
    </FormContext>
  );
}
