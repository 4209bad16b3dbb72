import { Link } from 'wouter';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';

/** One of the home screen's big actions; goes inside `Tiles`. */
export const ActionTile = ({
  href,
  icon,
  label,
}: {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
}) => (
  <Link href={href} className="tile">
    <Icon name={icon} />
    {label}
  </Link>
);
