import { Link } from 'wouter';
import { dayWords } from '#domain/format-moment.ts';
import { kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { RecordRow } from '#protocol/desk-records.ts';
import { Chip } from '#ui/Chip.tsx';
import { type Column, Table } from '#ui/Table.tsx';
import { rowChip } from '../row-words.ts';
import { useNow } from '#ui/use-now.ts';

interface RecordTableProps {
  readonly rows: readonly RecordRow[];
  /** With one kind its own columns are shown. */
  readonly kind: RecordKind | undefined;
}

export function RecordTable({ rows, kind }: RecordTableProps) {
  const now = useNow();
  const own: Column<RecordRow>[] = (kind?.columns ?? []).map(({ key, title }) => ({
    key,
    title,
    figure: rows.some(({ columns }) => typeof columns?.[key] === 'number'),
    cell: ({ columns }) => columns?.[key] ?? '',
  }));
  const columns: Column<RecordRow>[] = [
    { key: 'record', title: 'Record', cell: (row) => <Link href={`/desk/records/${row.id}`}>{row.heading}</Link> },
    ...(kind ? own : [{ key: 'detail', title: 'What', cell: ({ detail }: RecordRow) => detail }]),
    { key: 'at', title: 'When', cell: ({ at }) => <span className="nowrap">{dayWords(at, now)}</span> },
    {
      key: 'status',
      title: 'Status',
      cell: ({ kind: name, status }) => kindNamed(name)?.statuses[status]?.title ?? status,
    },
    {
      key: 'review',
      title: 'Review',
      cell: (row) => {
        const { words, tone } = rowChip(row, now);
        return <Chip tone={tone}>{words}</Chip>;
      },
    },
  ];
  return <Table caption="Records" hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
