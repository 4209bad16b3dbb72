import { useSearchParams } from 'wouter';
import { pathOf } from '#protocol/call.ts';
import { exportRecords, searchRecords } from '#protocol/desk-records.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { useMay } from '../desk-context.ts';
import { Loaded } from '../Loaded.tsx';
import { useQuery } from '../use-query.ts';
import { beginHref, useBeginnings } from './BeginRecord.tsx';
import { Filters } from './Filters.tsx';
import { RecordTable } from './RecordTable.tsx';
import { PAGE_ROWS, pageWords, paramsOf, queryOf, type Search, searchOf } from './search-query.ts';

/** Lines tell of time passing, by the hour. */
const CLOCKS_RUN_MS = 600_000;

export function Records() {
  const [params, setParams] = useSearchParams();
  const search = searchOf(params);
  const found = useQuery(searchRecords, { query: queryOf(search) }, { live: true, every: CLOCKS_RUN_MS });
  const change = (changes: Partial<Record<keyof Search, string>>) =>
    setParams(paramsOf(search, changes), { replace: true });
  const total = found.data?.total;
  const filtered = Object.keys(paramsOf(search, {})).length > 0;
  return (
    <DeskFrame title="Records">
      <DeskHeading
        title="Records"
        detail={total === undefined ? 'Newest first' : `${total.toLocaleString('en-GB')} found, newest first`}
        actions={
          <>
            <Export search={search} />
            <Begin />
          </>
        }
      />
      <Card>
        <Filters search={search} onChange={change} />
      </Card>
      <Loaded query={found} loading="Looking for records…">
        {({ rows, total: all }) =>
          rows.length > 0 ? (
            <Card>
              <RecordTable rows={rows} kind={search.kind} />
              <Pager
                search={search}
                total={all}
                onPage={(page) => setParams(paramsOf(search, { page: String(page) }))}
              />
            </Card>
          ) : (
            <EmptyState icon="search" title={filtered ? 'No record fits' : 'No records yet'}>
              <p>{filtered ? 'Try fewer words, other dates or all kinds.' : 'What officers send appears here.'}</p>
              {filtered && (
                <Button look="secondary" small onPress={() => setParams({})}>
                  Clear the search
                </Button>
              )}
            </EmptyState>
          )
        }
      </Loaded>
    </DeskFrame>
  );
}

/** One kind at a time, because each has its own columns; never of a sealed kind. */
function Export({ search: { kind, from, to } }: { readonly search: Search }) {
  const may = useMay('manager');
  if (!may || kind?.sealed) return null;
  if (!kind) return <p className="soft small">Choose a kind to export it as CSV.</p>;
  const { from: first, to: last } = queryOf({ kind, from, to, status: '', ward: '', words: '', page: 1 });
  return (
    <a
      className="button button-quiet button-small"
      href={pathOf(exportRecords, { query: { kind: kind.name, from: first, to: last } })}
      download
    >
      Export {kind.plural.toLowerCase()} as CSV
    </a>
  );
}

/** What reaches the office and no officer: a letter, a call. */
function Begin() {
  const beginnings = useBeginnings();
  if (beginnings.length === 0) return null;
  return (
    <details className="begin">
      <summary>Begin a record</summary>
      <div className="stack">
        {beginnings.map(({ kind, flow }) => (
          <LinkButton key={kind.name + flow.name} small look="secondary" href={beginHref(kind, flow.name)}>
            {flow.action === kind.title ? kind.title : `${kind.title}: ${flow.action}`}
          </LinkButton>
        ))}
      </div>
    </details>
  );
}

interface PagerProps {
  readonly search: Search;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

function Pager({ search: { page }, total, onPage }: PagerProps) {
  const words = pageWords(page, total);
  if (!words) return null;
  const last = Math.ceil(total / PAGE_ROWS);
  return (
    <nav className="pager" aria-label="Pages">
      <p className="soft" role="status">
        {words}
      </p>
      <div className="inline">
        {page > 1 && (
          <Button look="secondary" small onPress={() => onPage(page - 1)}>
            Newer
          </Button>
        )}
        {page < last && (
          <Button look="secondary" small onPress={() => onPage(page + 1)}>
            Older
          </Button>
        )}
      </div>
    </nav>
  );
}
