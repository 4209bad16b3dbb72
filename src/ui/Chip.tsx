import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import type { Tone } from './tone.ts';

interface ChipProps {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly large?: boolean;
  readonly children: ReactNode;
}

export const Chip = ({ tone, icon, large, children }: ChipProps) => (
  <span className={classNames('chip', `chip-${tone}`, large && 'chip-large')}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);
