import type { KeyboardEvent, ReactNode } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { countWords } from '#domain/count-words.ts';
import { readInbox } from '#protocol/desk-records.ts';
import { Button } from '#ui/Button.tsx';
import { CardList } from '#ui/CardList.tsx';
import { DeskListHead } from '#ui/DeskListHead.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { useDesk } from '../desk-context.ts';
import { Loaded } from '../Loaded.tsx';
import { useMyKinds } from '../my-kinds.ts';
import { RecordLine } from '../RecordLine.tsx';
import { SelectBox } from '#ui/SelectBox.tsx';
import { useNow } from '#ui/use-now.ts';
import { useQuery } from '../use-query.ts';
import { FirstSteps } from './FirstSteps.tsx';
import { LooseTasks } from './LooseTasks.tsx';
import { moveFocus } from './move-focus.ts';
import { useSteadyRows } from './use-steady-rows.ts';

/** What waits for a person, and beside it the record that is open. */
export function Inbox({ open, record }: { readonly open: string | undefined; readonly record: ReactNode }) {
  const [, go] = useLocation();
  const [search, setSearch] = useSearchParams();
  const now = useNow();
  const kinds = useMyKinds();
  const kind = kinds.find(({ path }) => path === search.get('kind'));
  const all = useDesk().inbox;
  const some = useQuery(readInbox, kind && { query: { kind: kind.name } }, { live: true });
  const inbox = kind ? some : all;
  const { shown, arrived, showAll } = useSteadyRows(inbox.data?.rows, kind?.name ?? '', open);
  const query = kind ? `?kind=${kind.path}` : '';

  const list = (
    <>
      <DeskListHead title="Inbox">
        {kinds.length > 1 && (
          <SelectBox
            boxClass="plain-select"
            aria-label="Kind of record"
            choices={[
              { value: '', label: 'All kinds' },
              ...kinds.map(({ path, plural: label }) => ({ value: path, label })),
            ]}
            value={kind?.path ?? ''}
            onChange={(path) => setSearch(path ? { kind: path } : {})}
          />
        )}
        {/* Always there, so that what it says is spoken. */}
        <div className="arrived" role="status">
          {arrived > 0 && (
            <Button look="quiet" small icon="down" onPress={showAll}>
              {`Show ${countWords(arrived, 'arrival')}`}
            </Button>
          )}
        </div>
      </DeskListHead>
      <Loaded query={inbox} loading="Reading the inbox…">
        {({ total }) => (
          // Arrow keys go through the rows; opening is a press of its own, because opening some records is logged.
          <div role="presentation" onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveFocus(event)}>
            {shown.length > 0 && (
              <CardList flat label={`${countWords(total, 'record')} waiting`}>
                {shown.map(({ row, done }) => (
                  <RecordLine
                    key={row.id}
                    row={row}
                    done={done}
                    now={now}
                    current={row.id === open}
                    href={`/desk/inbox/${row.id}${query}`}
                  />
                ))}
              </CardList>
            )}
            {shown.length === 0 && (
              <NothingWaits {...(kind && { plural: kind.plural })} onAll={() => go('/desk/inbox')} />
            )}
            {total > shown.length + arrived && shown.length > 0 && (
              <p className="soft small list-end">
                The {shown.length} most pressing of {total}. More appear as you work.
              </p>
            )}
          </div>
        )}
      </Loaded>
    </>
  );

  return (
    <DeskFrame title="Inbox" list={list}>
      {record ? <div className="record stack">{record}</div> : <Start rows={shown.length} />}
    </DeskFrame>
  );
}

const NothingWaits = ({ plural: words, onAll }: { readonly plural?: string; readonly onAll: () => void }) => (
  <EmptyState icon="done" title={words ? `No ${words.toLowerCase()} wait` : 'Nothing waits for you'}>
    <p>What officers send appears here by itself.</p>
    {words && (
      <Button look="secondary" small onPress={onAll}>
        Show all kinds
      </Button>
    )}
  </EmptyState>
);

const Start = ({ rows }: { readonly rows: number }) => (
  <>
    <h1 className="visually-hidden">Inbox</h1>
    <LooseTasks />
    {rows > 0 ? (
      <EmptyState icon="inbox" title="Choose a record">
        <p>Arrow keys move through the list, Enter opens.</p>
      </EmptyState>
    ) : (
      <FirstSteps />
    )}
  </>
);
