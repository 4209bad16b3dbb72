import { type ComponentProps, type ReactNode, useState } from 'react';
import type { GuardFinding } from '#domain/guard.ts';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { CheckAnswers } from '../CheckAnswers.tsx';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { Notice } from '../Notice.tsx';
import type { WhenAnswer } from '../when-answer.ts';
import { answerWords } from './answer-words.ts';
import type { Problem } from './check-step.ts';
import { Findings } from './Findings.tsx';
import { type EntryToBe, type FormOutcome, useFormWorld } from './form-context.ts';
import { FormFrame } from './FormFrame.tsx';
import { Nearby } from './Nearby.tsx';
import { type FormAnswers, fieldId, type ShownPage } from './form-step.ts';
import { PaperCard } from './PaperCard.tsx';
import { WhenCard } from './WhenCard.tsx';

interface CheckPageProps {
  readonly frame: Omit<ComponentProps<typeof FormFrame>, 'action' | 'children'>;
  readonly pages: readonly ShownPage[];
  readonly answers: FormAnswers;
  readonly entries: readonly EntryToBe[];
  readonly when: WhenAnswer;
  readonly whenLabel: string;
  readonly onWhen: (when: WhenAnswer) => void;
  readonly problems: readonly Problem[];
  readonly attempt: number;
  readonly findings: readonly GuardFinding[];
  readonly onChange: (id: string) => void;
  /** Undefined when it was stopped by problems that are shown. */
  readonly onSave: () => Promise<FormOutcome | undefined>;
  readonly children?: ReactNode;
}

export function CheckPage({
  frame,
  pages,
  answers,
  entries,
  when,
  whenLabel,
  onWhen,
  problems,
  attempt,
  findings,
  onChange,
  onSave,
  children,
}: CheckPageProps) {
  const world = useFormWorld();
  const [saving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<FormOutcome>();
  const words = { items: world.items, now: world.now().from };
  const blocked = findings.some(({ level }) => level === 'block');

  const save = async () => {
    setSaving(true);
    const result = await onSave();
    setOutcome(result);
    if (result?.outcome !== 'saved') setSaving(false);
  };
  return (
    <FormFrame
      {...frame}
      action={
        <Button full onPress={() => void save()} busy={saving ? 'Saving…' : undefined}>
          {blocked ? 'Try to save' : 'Save'}
        </Button>
      }
    >
      {problems.length > 0 && <ErrorSummary key={attempt} errors={problems} onFollow={onChange} />}
      {outcome?.outcome === 'failed' && (
        <Notice tone="attention" title="Not saved" live>
          <p>{outcome.message}</p>
        </Notice>
      )}
      <Findings findings={outcome?.outcome === 'refused' ? outcome.findings : findings} />
      {children}
      <Nearby entries={entries} />
      <WhenCard
        label={whenLabel}
        when={when}
        onWhen={onWhen}
        error={problems.find(({ key }) => key === 'at')?.message}
      />
      {world.papers && <PaperCard papers={world.papers} entries={entries} />}
      {pages.map(({ step, page, fields }) => (
        <Card key={fieldId(step.type, page.title)} title={page.title}>
          <CheckAnswers
            answers={fields.map((field) => {
              const id = fieldId(step.type, field.key);
              return {
                key: id,
                label: field.label,
                value: answerWords(field, answers[step.type]?.[field.key], words),
                onChange: () => onChange(id),
              };
            })}
          />
        </Card>
      ))}
    </FormFrame>
  );
}
