import { FieldFrame } from './FieldFrame.tsx';
import { describedBy, guardedInput, type Labelled } from './labelled.ts';

interface TextAreaProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  readonly guarded?: boolean | undefined;
}

/** Grows with what is written. */
export const TextArea = ({ value, onChange, onLeave, guarded, ...labelled }: TextAreaProps) => (
  <FieldFrame {...labelled}>
    <div className="grow" data-text={value}>
      <textarea
        id={labelled.id}
        className="input"
        value={value}
        autoComplete="off"
        {...(guarded && guardedInput)}
        aria-invalid={labelled.error ? true : undefined}
        aria-describedby={describedBy(labelled)}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
    </div>
  </FieldFrame>
);
