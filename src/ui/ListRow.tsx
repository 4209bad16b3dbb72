import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface ListRowProps {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** A time or a count, at the end of the line. */
  readonly aside?: ReactNode;
  readonly chip?: ReactNode;
  readonly href?: string;
  readonly onPress?: () => void;
  /** The row that is open beside the list. */
  readonly current?: boolean;
}

export function ListRow({ href, onPress, current, ...words }: ListRowProps) {
  const content = <RowContent {...words} />;
  return (
    <li>
      {href ? (
        <Link href={href} className="row" aria-current={current || undefined}>
          {content}
        </Link>
      ) : onPress ? (
        <button type="button" className="row" onClick={onPress} aria-current={current || undefined}>
          {content}
        </button>
      ) : (
        <div className="row">{content}</div>
      )}
    </li>
  );
}

const RowContent = ({ title, detail, aside, chip }: Pick<ListRowProps, 'title' | 'detail' | 'aside' | 'chip'>) => (
  <>
    <span className="row-line">
      <span className="row-title">{title}</span>
      {aside && <span className="row-aside">{aside}</span>}
    </span>
    {(detail || chip) && (
      <span className="row-line">
        {detail && <span className="row-detail">{detail}</span>}
        {chip}
      </span>
    )}
  </>
);
