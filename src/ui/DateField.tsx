import { useState } from 'react';
import { Button } from './Button.tsx';
import { type DateParts, dateOfParts, partsOfDate, partsShown } from './date-parts.ts';
import type { DayShortcut } from './day-shortcuts.ts';
import { Fieldset } from './Fieldset.tsx';
import type { Labelled } from './labelled.ts';

interface DateFieldProps extends Labelled {
  /** YYYY-MM-DD, or what has been typed of it. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly shortcuts?: readonly DayShortcut[];
}

const boxes = [
  { part: 'day', label: 'Day', most: 2 },
  { part: 'month', label: 'Month', most: 2 },
  { part: 'year', label: 'Year', most: 4 },
] as const;

/** Day, month and year as GOV.UK asks for them. */
export function DateField({ value, onChange, shortcuts = [], ...labelled }: DateFieldProps) {
  const [typed, setTyped] = useState<DateParts>(() => partsOfDate(value));
  const parts = partsShown(typed, value);
  const type = (part: keyof DateParts, text: string) => {
    const next = { ...parts, [part]: text };
    setTyped(next);
    onChange(dateOfParts(next));
  };
  return (
    <Fieldset {...labelled}>
      <div className="date-field">
        <div className="date-parts">
          {boxes.map(({ part, label, most }, index) => (
            <label key={part} className={part === 'year' ? 'date-part date-part-year' : 'date-part'}>
              <span>{label}</span>
              <input
                id={index === 0 ? labelled.id : undefined}
                className="input"
                inputMode="numeric"
                autoComplete="off"
                maxLength={most}
                value={parts[part]}
                aria-invalid={labelled.error ? true : undefined}
                onChange={(event) => type(part, event.target.value)}
              />
            </label>
          ))}
        </div>
        {shortcuts.length > 0 && (
          <div className="inline">
            {shortcuts.map(({ label, day }) => (
              <Button key={day} look="quiet" small onPress={() => onChange(day)}>
                {label}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Fieldset>
  );
}
