import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly look?: ButtonLook;
  readonly submit?: boolean;
  readonly full?: boolean;
  readonly small?: boolean;
  readonly icon?: IconName;
  /** Words while it works ("Saving…"): a second press does nothing, so a double tap makes one record. */
  readonly busy?: string | undefined;
  /** A name for screen readers where the words alone do not say which one ("Change place"). */
  readonly label?: string;
  /** Where an error summary leads to. */
  readonly id?: string;
}

export function Button({
  children,
  onPress,
  look = 'primary',
  submit,
  full,
  small,
  icon,
  busy,
  label,
  id,
}: ButtonProps) {
  return (
    <button
      id={id}
      type={submit && !busy ? 'submit' : 'button'}
      className={buttonClass(look, full, small)}
      aria-disabled={busy ? true : undefined}
      aria-label={busy ? undefined : label}
      onClick={busy ? undefined : onPress}
    >
      {icon && <Icon name={icon} />}
      {busy ? <span role="status">{busy}</span> : children}
    </button>
  );
}

export const buttonClass = (look: ButtonLook, full?: boolean, small?: boolean): string =>
  classNames('button', `button-${look}`, full && 'button-full', small && 'button-small');
