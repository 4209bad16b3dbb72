import type { RecordRow } from '#protocol/desk-records.ts';
import { Chip } from '#ui/Chip.tsx';
import { ListRow } from '#ui/ListRow.tsx';
import { rowChip, rowDetail, rowTime } from './row-words.ts';

interface RecordLineProps {
  readonly row: RecordRow;
  readonly href: string;
  readonly current?: boolean;
  /** Dealt with, and still shown because it is open. */
  readonly done?: boolean;
  readonly now: string;
}

export function RecordLine({ row, href, current = false, done = false, now }: RecordLineProps) {
  const { words, tone } = done ? doneChip : rowChip(row, now);
  return (
    <ListRow
      href={href}
      current={current}
      title={row.heading}
      detail={rowDetail(row, now)}
      aside={rowTime(row.receivedAt, now)}
      chip={<Chip tone={tone}>{words}</Chip>}
    />
  );
}

const doneChip = { words: 'Done', tone: 'received' } as const;
