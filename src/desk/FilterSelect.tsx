import type { Choice } from '#domain/choice.ts';
import { FieldFrame } from '#ui/FieldFrame.tsx';
import { Icon } from '#ui/Icon.tsx';
import type { Labelled } from '#ui/labelled.ts';

interface FilterSelectProps extends Labelled {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A filter always has an answer, so there is no "Choose". */
export const FilterSelect = ({ choices, value, onChange, ...labelled }: FilterSelectProps) => (
  <FieldFrame {...labelled}>
    <div className="select">
      <select id={labelled.id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
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
