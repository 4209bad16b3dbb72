import { FieldFrame } from '#ui/FieldFrame.tsx';
import type { Labelled } from '#ui/labelled.ts';

interface DayFieldProps extends Labelled {
  /** YYYY-MM-DD or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** The browser's own calendar: on the desk a filter or a starting day is picked, not typed from a paper. */
export const DayField = ({ value, onChange, ...labelled }: DayFieldProps) => (
  <FieldFrame {...labelled}>
    <input
      id={labelled.id}
      className="input"
      type="date"
      value={value}
      aria-invalid={labelled.error ? true : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  </FieldFrame>
);
