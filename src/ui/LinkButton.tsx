import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass, type ButtonLook } from './Button.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';

interface LinkButtonProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly full?: boolean;
  readonly small?: boolean;
  readonly icon?: IconName;
}

/** Goes somewhere; a Button does something. */
export const LinkButton = ({ href, children, look = 'primary', full, small, icon }: LinkButtonProps) => (
  <Link href={href} className={buttonClass(look, full, small)}>
    {icon && <Icon name={icon} />}
    {children}
  </Link>
);
