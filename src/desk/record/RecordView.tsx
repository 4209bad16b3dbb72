import { useState } from 'react';
import { Link } from 'wouter';
import { countWords } from '#domain/count-words.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { kindNamed, type RecordKind } from '#kinds/registry.ts';
import { call } from '#protocol/call.ts';
import { writeDeskEntries } from '#protocol/desk-entries.ts';
import { type DeskRecord, readRecord } from '#protocol/desk-records.ts';
import { Button } from '#ui/Button.tsx';
import type { EntryToBe } from '#ui/form/form-context.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Loaded } from '../Loaded.tsx';
import { type DeskEntry, useDeskWrite } from '../use-desk-write.ts';
import { useNow } from '#ui/use-now.ts';
import { useQuery } from '../use-query.ts';
import { RecordBody } from './RecordBody.tsx';
import { RecordContext } from './record-context.ts';
import { RecordFlow } from './RecordFlow.tsx';
import { useSteadyRecord } from './use-steady-record.ts';

interface RecordViewProps {
  readonly id: string;
  readonly back: string;
  readonly backWords: string;
  /** The name of a form of this record that is open. */
  readonly flow?: string | undefined;
}

export function RecordView({ id, back, backWords, flow }: RecordViewProps) {
  // Each reading of a sealed record is logged as an opening, so it is read again only when somebody asks.
  const [live, setLive] = useState(false);
  const query = useQuery(readRecord, { params: { id } }, { live });
  const kind = query.data && kindNamed(query.data.kind);
  if (kind && live !== !kind.sealed) setLive(!kind.sealed);
  return (
    <>
      <p className="back-line">
        <Link href={back}>← {backWords}</Link>
      </p>
      <Loaded query={query} loading="Opening the record…">
        {(data) =>
          kind ? (
            <ReadRecord id={id} kind={kind} fresh={data} refresh={query.refresh} href={`${back}/${id}`} flow={flow} />
          ) : (
            <UnknownKind />
          )
        }
      </Loaded>
    </>
  );
}

const UnknownKind = () => (
  <EmptyState icon="record" title="This desk does not know this kind of record yet">
    <p>It is kept whole. Update Wardbook on the server to see it.</p>
  </EmptyState>
);

interface ReadRecordProps {
  readonly id: string;
  readonly kind: RecordKind;
  readonly fresh: DeskRecord;
  readonly refresh: () => void;
  readonly href: string;
  readonly flow: string | undefined;
}

function ReadRecord({ id, kind, fresh, refresh, href, flow }: ReadRecordProps) {
  const now = useNow();
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const writeNew = useDeskWrite(id, kind.name);
  const { shown, arrived, show: showArrived } = useSteadyRecord(fresh, own);
  const state = foldRecord(kind, id, shown.entries);
  const show = (written: readonly string[]) => {
    setOwn((before) => new Set([...before, ...written]));
    refresh();
  };
  const record = {
    id,
    kind,
    state,
    now,
    people: shown.people,
    data: shown,
    href,
    refresh,
    write: async (...entries: readonly DeskEntry[]) => show(await writeNew(entries)),
    send: async (entries: readonly EntryToBe[]) => {
      await call(writeDeskEntries, { body: { record: id, kind: kind.name, entries: [...entries] } });
      show(entries.map((entry) => entry.id));
    },
  };
  return (
    <RecordContext value={record}>
      {/* Always there, so that what it says is spoken. */}
      <div role="status" className="record-news">
        {arrived > 0 && (
          <Notice
            tone="brand"
            title={`${countWords(arrived, 'new entry', 'new entries')} on this record while you read`}
          >
            <Button look="secondary" small onPress={showArrived}>
              Show what arrived
            </Button>
          </Notice>
        )}
      </div>
      {flow ? <RecordFlow key={flow} name={flow} /> : <RecordBody />}
      {kind.sealed && !flow && (
        <div>
          <Button look="quiet" small icon="sync" onPress={refresh}>
            Look for anything new
          </Button>
        </div>
      )}
    </RecordContext>
  );
}
