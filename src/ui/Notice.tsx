import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import type { Tone } from './tone.ts';

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Say it aloud when it appears; leave out for what is there from the start. */
  readonly live?: boolean;
}

const toneIcons: Record<Tone, IconName> = {
  waiting: 'clock',
  received: 'done',
  attention: 'warning',
  brand: 'info',
  neutral: 'info',
};

export const Notice = ({ tone, title, children, live }: NoticeProps) => (
  <div className={classNames('notice', `notice-${tone}`)} role={live ? 'status' : undefined}>
    <Icon name={toneIcons[tone]} />
    <div className="notice-body">
      {title && <strong>{title}</strong>}
      {children}
    </div>
  </div>
);
