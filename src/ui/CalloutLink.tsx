import { Link } from 'wouter';

/** A red line that leads to help at once, with nothing to fill in before it. */
export const CalloutLink = ({
  href,
  label,
  action,
}: {
  readonly href: string;
  readonly label: string;
  readonly action: string;
}) => (
  <Link href={href} className="callout-link">
    <span>{label}</span>
    <span>
      {action} <span aria-hidden="true">→</span>
    </span>
  </Link>
);
