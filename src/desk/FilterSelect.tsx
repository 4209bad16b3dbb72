import type { Choice } from '#domain/choice.ts';
import { FieldFrame } from '#ui/FieldFrame.tsx';
import type { Labelled } from '#ui/labelled.ts';
import { SelectBox } from '#ui/SelectBox.tsx';

interface FilterSelectProps extends Labelled {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A filter always has an answer, so there is no "Choose". */
export const FilterSelect = ({ choices, value, onChange, ...labelled }: FilterSelectProps) => (
  <FieldFrame {...labelled}>
    <SelectBox id={labelled.id} choices={choices} value={value} onChange={onChange} />
  </FieldFrame>
);
