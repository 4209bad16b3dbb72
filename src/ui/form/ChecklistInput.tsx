import { useState } from 'react';
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
  const [open, setOpen] = useState(() => firstOpenArea(areas, value));
  const area = areas.find(({ key }) => key === open) ?? areas[0];
  const next = areas[areas.findIndex(({ key }) => key === area?.key) + 1];
  const done = areas.filter((candidate) => isAreaDone(candidate, value)).length;
  const set = (key: string, line: ChecklistLine) => onChange({ ...value, [key]: { ...line } });
  if (!area) return null;

  return (
    <div className="stack-wide">
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
        row
      />
      {area.items.map((item) => {
        const line = lineOf(value, item.key);
        const id = `${name}.${item.key}`;
        return (
          <div key={item.key} className="stack">
            <Segments
              id={id}
              label={item.label}
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
        <Button look="quiet" full onPress={() => setOpen(next.key)}>
          Next: {next.label.toLowerCase()}
        </Button>
      )}
    </div>
  );
}

const areaLabel = ({ label }: ChecklistArea, done: boolean): string => (done ? `${label} ✓` : label);
