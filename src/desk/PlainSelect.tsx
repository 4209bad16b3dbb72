import type { Choice } from '#domain/choice.ts';
import { Icon } from '#ui/Icon.tsx';

interface PlainSelectProps {
  /** For screen readers: the choices say it for the eye. */
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A filter: it always has an answer, so there is no "Choose". */
export const PlainSelect = ({ label, choices, value, onChange }: PlainSelectProps) => (
  <div className="select plain-select">
    <select className="input" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
    <Icon name="down" />
  </div>
);
