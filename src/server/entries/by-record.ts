/** Rows grouped by their record, in the order given. */
export function byRecord<Row extends { readonly record: string | null }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.record ?? '');
    if (group) group.push(row);
    else groups.set(row.record ?? '', [row]);
  }
  return groups;
}
