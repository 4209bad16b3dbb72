import type { HTMLInputTypeAttribute } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { describedBy, guardedInput, type Labelled } from './labelled.ts';

interface TextFieldProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  readonly type?: Extract<HTMLInputTypeAttribute, 'text' | 'password' | 'email' | 'tel' | 'search' | 'time'>;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  readonly autoComplete?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly short?: boolean;
  readonly guarded?: boolean | undefined;
}

export function TextField({
  value,
  onChange,
  onLeave,
  type = 'text',
  prefix,
  suffix,
  short,
  guarded,
  autoComplete = 'off',
  inputMode,
  ...labelled
}: TextFieldProps) {
  return (
    <FieldFrame {...labelled}>
      <div className="input-wrap">
        {prefix && <span className="affix">{prefix}</span>}
        <input
          id={labelled.id}
          className={classNames('input', short && 'input-short')}
          type={type}
          inputMode={inputMode}
          value={value}
          autoComplete={autoComplete}
          {...(guarded && guardedInput)}
          aria-invalid={labelled.error ? true : undefined}
          aria-describedby={describedBy(labelled)}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
        {suffix && <span className="affix">{suffix}</span>}
      </div>
    </FieldFrame>
  );
}
