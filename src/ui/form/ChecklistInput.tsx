import { withinSentence } from '#domain/choice.ts';
import { useEffect, useRef, useState } from 'react';
import { get, useFormState } from 'react-hook-form';
import type { ChecklistArea, Field } from '#domain/field.ts';
import { Button } from '../Button.tsx';
import { ProgressBar } from '../ProgressBar.tsx';
import { Segments } from '../Segments.tsx';
import { TextField } from '../TextField.tsx';
import { type ChecklistLine, firstOpenArea, isAreaDone, lineOf } from './checklist-progress.ts';
import { useFormWorld } from './form-context.ts';
import { answersIn } from './form-step.ts';
import { type FieldInputProps, useAnswer } from './use-answer.ts';

/** Many short questions in areas: one area at a time, each answer one tap. */
export function ChecklistInput({ field, name }: FieldInputProps<Extract<Field, { readonly input: 'checklist' }>>) {
  const { guarded } = useFormWorld();
  const { value: stored, onChange, labelled } = useAnswer({ field, name });
  const value = answersIn(stored);
  const { areas } = field;
  const { errors } = useFormState({ name });
  const wrong = textsIn(get(errors, name));
  const [open, setOpen] = useState(() => firstOpenArea(areas, value));
  const top = useRef<HTMLDivElement>(null);

  // An error lies in an area that may be closed: open it, so that the error summary has something to lead to.
  const wrongArea = areas.find(({ items }) => items.some(({ key }) => wrong[key]))?.key;
  const [seen, setSeen] = useState(wrongArea);
  if (wrongArea !== seen) {
    setSeen(wrongArea);
    if (wrongArea) setOpen(wrongArea);
  }
  useEffect(() => {
    top.current?.querySelector('input:checked')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [open]);
  const area = areas.find(({ key }) => key === open) ?? areas[0];
  const next = areas[areas.findIndex(({ key }) => key === area?.key) + 1];
  const done = areas.filter((candidate) => isAreaDone(candidate, value)).length;
  const set = (key: string, line: ChecklistLine) => onChange({ ...value, [key]: { ...line } });
  if (!area) return null;

  return (
    <div className="stack-wide" ref={top}>
      <ProgressBar
        value={done}
        of={areas.length}
        words={`${done} of ${areas.length} areas`}
        aside="All kept on this phone"
      />
      <Segments
        {...labelled}
        choices={areas.map((candidate) => ({
          value: candidate.key,
          label: areaLabel(candidate, isAreaDone(candidate, value)),
        }))}
        value={area.key}
        onChange={(key) => key && setOpen(key)}
        optional={false}
        strip
      />
      {area.items.map((item) => {
        const line = lineOf(value, item.key);
        const id = `${name}.${item.key}`;
        return (
          <div key={item.key} className="stack">
            <Segments
              id={id}
              label={item.label}
              error={wrong[item.key]}
              choices={item.answers ?? field.answers}
              value={line.answer}
              onChange={(answer) => set(item.key, { ...line, ...(answer && { answer }) })}
            />
            {line.answer && field.noteFor.includes(line.answer) && (
              <TextField
                id={`${id}.note`}
                label="What is needed"
                value={line.note ?? ''}
                guarded={guarded}
                onChange={(note) => set(item.key, { ...line, note })}
              />
            )}
          </div>
        );
      })}
      {next && (
        <Button
          look="quiet"
          full
          onPress={() => {
            setOpen(next.key);
            top.current?.scrollIntoView();
          }}
        >
          Next: {withinSentence(next.label)}
        </Button>
      )}
    </div>
  );
}

/** Messages by item key, in what the form library keeps. */
const textsIn = (errors: unknown): Readonly<Record<string, string | undefined>> =>
  typeof errors === 'object' && errors !== null
    ? Object.fromEntries(Object.entries(errors).map(([key, error]) => [key, messageIn(error)]))
    : {};

const messageIn = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
    ? error.message
    : undefined;

const areaLabel = ({ label }: ChecklistArea, done: boolean): string => (done ? `${label} ✓` : label);
