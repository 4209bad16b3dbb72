import { Link } from 'wouter';
import { Icon } from './Icon.tsx';
import { type SyncSight, syncWords } from './sync-words.ts';

/** One glance at what only this phone has; opens the outbox. */
export function SyncChip({ href, ...sight }: SyncSight & { readonly href: string }) {
  const { words, tone, icon } = syncWords(sight);
  return (
    <Link href={href} className={`chip chip-large chip-${tone}`}>
      {icon && <Icon name={icon} />}
      <span role="status">{words}</span>
    </Link>
  );
}
