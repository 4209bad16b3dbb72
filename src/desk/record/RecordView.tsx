import { useState } from 'react';
import { Link } from 'wouter';
import { foldRecord } from '#domain/fold-record.ts';
import { kindNamed, type RecordKind } from '#kinds/registry.ts';
import { type DeskRecord, readRecord } from '#protocol/desk-records.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Loaded } from '../Loaded.tsx';
import { plural } from '../phone-words.ts';
import { useDeskWrite } from '../use-desk-write.ts';
import { useNow } from '#ui/use-now.ts';
import { useQuery } from '../use-query.ts';
import { RecordBody } from './RecordBody.tsx';
import { RecordContext } from './record-context.ts';
import { useSteadyRecord } from './use-steady-record.ts';

interface RecordViewProps {
  readonly id: string;
  readonly back: string;
  readonly backWords: string;
}

export function RecordView({ id, back, backWords }: RecordViewProps) {
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
        {(data) => (kind ? <ReadRecord id={id} kind={kind} fresh={data} refresh={query.refresh} /> : <UnknownKind />)}
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
}

function ReadRecord({ id, kind, fresh, refresh }: ReadRecordProps) {
  const now = useNow();
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const send = useDeskWrite(id, kind.name);
  const { shown, arrived, show } = useSteadyRecord(fresh, own);
  const state = foldRecord(kind, id, shown.entries);
  const record = {
    id,
    kind,
    state,
    now,
    people: shown.people,
    data: shown,
    refresh,
    write: async (...entries: readonly Parameters<typeof send>[0][number][]) => {
      const written = await send(entries);
      setOwn((before) => new Set([...before, ...written]));
      refresh();
    },
  };
  return (
    <RecordContext value={record}>
      {/* Always there, so that what it says is spoken. */}
      <div role="status" className="record-news">
        {arrived > 0 && (
          <Notice tone="brand" title={`${plural(arrived, 'new entry', 'new entries')} on this record while you read`}>
            <Button look="secondary" small onPress={show}>
              Show what arrived
            </Button>
          </Notice>
        )}
      </div>
      <RecordBody />
      {kind.sealed && (
        <div>
          <Button look="quiet" small icon="sync" onPress={refresh}>
            Look for anything new
          </Button>
        </div>
      )}
    </RecordContext>
  );
}
