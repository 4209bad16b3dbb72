import { type Moment } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { DateField } from './DateField.tsx';
import { dayShortcuts } from './day-shortcuts.ts';
import { Fieldset } from './Fieldset.tsx';
import type { Labelled } from './labelled.ts';
import { Segments } from './Segments.tsx';
import { TextField } from './TextField.tsx';
import type { LocalTime, WhenAnswer, WhenMode } from './when-answer.ts';

interface WhenFieldProps extends Labelled {
  readonly value: WhenAnswer | undefined;
  readonly onChange: (value: WhenAnswer | undefined) => void;
  /** The council's clock, as far as this phone knows it. */
  readonly now: () => Moment;
  /** "Now" means when the form is saved, not when it was pressed. */
  readonly nowAtSave?: boolean;
}

const modes: readonly { value: WhenMode; label: string }[] = [
  { value: 'now', label: 'Now' },
  { value: 'time', label: 'At a time' },
  { value: 'day', label: 'On a day' },
  { value: 'range', label: 'Between' },
  { value: 'before', label: 'Before' },
];

/** When something happened, as exactly as it is known and no more. */
export function WhenField({ value, onChange, now, nowAtSave, ...labelled }: WhenFieldProps) {
  const { id } = labelled;
  const choose = (mode: WhenMode | undefined) => {
    if (mode === undefined) onChange(undefined);
    else if (mode === 'now') onChange(nowAtSave ? { mode } : { mode, taken: now() });
    else onChange({ from: { day: dayOfInstant(now().from), time: '' }, ...value, mode });
  };
  const part = (key: 'from' | 'to') => ({
    id: `${id}-${key}`,
    value: value?.[key] ?? { day: '', time: '' },
    onChange: (local: LocalTime) => value && onChange({ ...value, [key]: local }),
    today: dayOfInstant(now().from),
    withTime: value?.mode !== 'day',
  });
  return (
    <Fieldset {...labelled}>
      <Segments
        id={id}
        label="How exactly do you know it?"
        hideLabel
        choices={modes}
        value={value?.mode}
        optional={labelled.optional}
        onChange={(mode) => choose(modes.find((known) => known.value === mode)?.value)}
      />
      {value && value.mode !== 'now' && (
        <LocalField {...part('from')} label={value.mode === 'range' ? 'From' : 'Date'} />
      )}
      {value?.mode === 'range' && <LocalField {...part('to')} label="To" />}
    </Fieldset>
  );
}

interface LocalFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: LocalTime;
  readonly onChange: (value: LocalTime) => void;
  readonly today: string;
  readonly withTime: boolean;
}

const LocalField = ({ id, label, value, onChange, today, withTime }: LocalFieldProps) => (
  <div className="stack">
    <DateField
      id={id}
      label={label}
      value={value.day}
      onChange={(day) => onChange({ ...value, day })}
      shortcuts={dayShortcuts(today)}
    />
    {withTime && (
      <TextField
        id={`${id}-time`}
        label="Time"
        type="time"
        short
        value={value.time}
        onChange={(time) => onChange({ ...value, time })}
      />
    )}
  </div>
);
