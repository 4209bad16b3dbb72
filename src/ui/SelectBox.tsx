import type { ComponentProps } from 'react';
import type { Choice } from '#domain/choice.ts';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

interface SelectBoxProps extends Omit<ComponentProps<'select'>, 'onChange' | 'children'> {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What choosing nothing means; without it something is always chosen. */
  readonly none?: string | undefined;
  readonly boxClass?: string;
}

/** The browser's own list, without its words. */
export const SelectBox = ({ choices, onChange, none, boxClass, ...rest }: SelectBoxProps) => (
  <div className={classNames('select', boxClass)}>
    <select className="input" onChange={(event) => onChange(event.target.value)} {...rest}>
      {none !== undefined && <option value="">{none}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
    <Icon name="down" />
  </div>
);
