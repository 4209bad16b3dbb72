import type { Choice } from '#domain/field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { Icon } from './Icon.tsx';
import { describedBy, type Labelled } from './labelled.ts';

interface SelectProps extends Labelled {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What choosing nothing means; where something must be chosen, "Choose". */
  readonly none?: string;
}

/** The phone's own list, for many choices; few are better as Segments. */
export const Select = ({ choices, value, onChange, none = 'Choose', ...labelled }: SelectProps) => (
  <FieldFrame {...labelled}>
    <div className="select">
      <select
        id={labelled.id}
        className="input"
        value={value}
        autoComplete="off"
        aria-invalid={labelled.error ? true : undefined}
        aria-describedby={describedBy(labelled)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </div>
  </FieldFrame>
);
