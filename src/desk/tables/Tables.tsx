import { useState } from 'react';
import { Link, Redirect, useSearchParams } from 'wouter';
import { dateWords } from '#domain/format-moment.ts';
import { kinds } from '#kinds/registry.ts';
import { pathOf } from '#protocol/call.ts';
import { exportReport, listReports, readReport, type ReportInfo } from '#protocol/reports.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { CheckBox } from '#ui/CheckBox.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { useNow } from '#ui/use-now.ts';
import { DeskFrame } from '../DeskFrame.tsx';
import { FilterSelect } from '../FilterSelect.tsx';
import { Loaded } from '../Loaded.tsx';
import { useMyKinds } from '../my-kinds.ts';
import { useQuery } from '../use-query.ts';
import { monthChoices, periodFrom, tableSearchOf, yearChoices } from './period-query.ts';
import { ReportTables } from './ReportTables.tsx';

/** Committee tables: `path` names the one that is open, nothing means the first. */
export function Tables({ path }: { readonly path: string | undefined }) {
  const list = useQuery(listReports, {});
  return (
    <DeskFrame title="Tables">
      <Loaded query={list} loading="Opening the tables…">
        {({ reports }) => {
          const open = reports.find((report) => report.path === path);
          const [first] = reports;
          if (!open && first && path === undefined) return <Redirect to={`/desk/tables/${first.path}`} replace />;
          return open ? <OpenTable key={open.path} report={open} reports={reports} /> : <NoTable />;
        }}
      </Loaded>
    </DeskFrame>
  );
}

const NoTable = () => (
  <>
    <h1 className="visually-hidden">Tables</h1>
    <EmptyState icon="list" title="There is no table at this address">
      <p>
        <Link href="/desk/tables">Show the tables</Link>
      </p>
    </EmptyState>
  </>
);

interface OpenTableProps {
  readonly report: ReportInfo;
  readonly reports: readonly ReportInfo[];
}

function OpenTable({ report, reports }: OpenTableProps) {
  const now = useNow();
  const [params, setParams] = useSearchParams();
  const [changing, setChanging] = useState(false);
  const myKinds = useMyKinds();
  const isSealed = kinds.some(({ path, sealed }) => path === report.kind && sealed);
  const { start, compare } = tableSearchOf(params, now, isSealed);
  const { from, to } = periodFrom(start);
  const query = { from, to, compare: compare ? ('yes' as const) : undefined };
  const table = useQuery(readReport, { params: { name: report.path }, query });
  const change = (next: string, compared: boolean) =>
    setParams({ start: next, ...(!compared && { compare: 'no' }) }, { replace: true });
  const kind = myKinds.find(({ path }) => path === report.kind)?.path;
  return (
    <>
      <nav className="sub-nav" aria-label="Tables">
        {reports.map(({ path, title }) => (
          <Link
            key={path}
            href={`/desk/tables/${path}${params.has('start') ? `?${params}` : ''}`}
            aria-current={path === report.path ? 'page' : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
      <DeskHeading
        title={report.title}
        detail={`${dateWords(from)} to ${dateWords(to)}${compare ? ', beside the year before' : ''}${kind ? ' · each count opens its records' : ''}`}
        actions={
          <>
            <Button look="secondary" small onPress={() => setChanging(!changing)}>
              {changing ? 'Close the period' : 'Change period'}
            </Button>
            {(['csv', 'xlsx'] as const).map((format) => (
              <a
                key={format}
                className="button button-secondary button-small"
                href={pathOf(exportReport, { params: { name: report.path }, query: { ...query, format } })}
                download
              >
                {format.toUpperCase()}
              </a>
            ))}
          </>
        }
      />
      {changing && <PeriodPicker start={start} compare={compare} now={now} onChange={change} />}
      <Loaded query={table} loading="Counting…">
        {(data) => <ReportTables table={data} kind={kind} />}
      </Loaded>
    </>
  );
}

interface PeriodPickerProps {
  readonly start: string;
  readonly compare: boolean;
  readonly now: string;
  readonly onChange: (start: string, compare: boolean) => void;
}

function PeriodPicker({ start, compare, now, onChange }: PeriodPickerProps) {
  const [year = '', month = ''] = start.split('-');
  return (
    <Card>
      <div className="filters">
        <FilterSelect
          id="start-month"
          label="Twelve months from"
          value={month}
          choices={monthChoices}
          onChange={(next) => onChange(`${year}-${next}`, compare)}
        />
        <FilterSelect
          id="start-year"
          label="Year"
          value={year}
          choices={yearChoices(now)}
          onChange={(next) => onChange(`${next}-${month}`, compare)}
        />
        <CheckBox
          id="compare"
          label="Beside the year before"
          checked={compare}
          onChange={(next) => onChange(start, next)}
        />
      </div>
    </Card>
  );
}
