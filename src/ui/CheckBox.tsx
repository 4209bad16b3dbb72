import { Icon } from './Icon.tsx';

interface CheckBoxProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export const CheckBox = ({ id, label, hint, error, checked, onChange }: CheckBoxProps) => (
  <label className="segment check">
    <input
      type="checkbox"
      id={id}
      checked={checked}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span className="segment-mark" aria-hidden="true">
      <Icon name="tick" />
    </span>
    <span className="segment-words">
      {label}
      {hint && <span className="hint">{hint}</span>}
    </span>
  </label>
);
