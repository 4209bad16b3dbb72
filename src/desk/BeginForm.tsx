// A form that begins a record at the desk, with what else is written in the same moment.
import { useState } from 'react';
import { useLocation } from 'wouter';
import { newId } from '#domain/id.ts';
import { emptyRecord } from '#domain/record.ts';
import type { Flow, RecordKind } from '#kinds/registry.ts';
import { call } from '#protocol/call.ts';
import { writeDeskEntries } from '#protocol/desk-entries.ts';
import { readRecord } from '#protocol/desk-records.ts';
import type { EntryToBe } from '#ui/form/form-context.ts';
import { FlowForm } from './FlowForm.tsx';

interface BeginFormProps {
  readonly kind: RecordKind;
  readonly flow: Flow;
  /** Written after what the form makes. */
  readonly also?: readonly EntryToBe[];
  readonly onClose: () => void;
}

export function BeginForm({ kind, flow, also = [], onClose }: BeginFormProps) {
  const [, go] = useLocation();
  const [record] = useState(newId);
  return (
    <FlowForm
      kind={kind}
      flow={flow}
      state={emptyRecord(record, kind.name)}
      before={[]}
      write={async (entries) => {
        await call(writeDeskEntries, { body: { record, kind: kind.name, entries: [...entries, ...also] } });
      }}
      isWritten={() =>
        call(readRecord, { params: { id: record } }).then(
          () => true,
          () => false,
        )
      }
      onSaved={() => go(`/desk/records/${record}`, { replace: true })}
      onClose={onClose}
    />
  );
}
