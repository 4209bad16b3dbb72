import type { Choice } from '#domain/choice.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { describedBy, type Labelled } from './labelled.ts';
import { SelectBox } from './SelectBox.tsx';

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
    <SelectBox
      id={labelled.id}
      choices={choices}
      value={value}
      onChange={onChange}
      none={none}
      autoComplete="off"
      aria-invalid={labelled.error ? true : undefined}
      aria-describedby={describedBy(labelled)}
    />
  </FieldFrame>
);
