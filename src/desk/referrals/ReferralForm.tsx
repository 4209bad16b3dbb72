import { useState } from 'react';
import { useLocation } from 'wouter';
import { newId } from '#domain/id.ts';
import { emptyRecord } from '#domain/record.ts';
import { flowsOffered, type RecordKind } from '#kinds/registry.ts';
import { call } from '#protocol/call.ts';
import { writeDeskEntries } from '#protocol/desk-entries.ts';
import { readRecord } from '#protocol/desk-records.ts';
import { useDesk } from '../desk-context.ts';
import { DeskFrame } from '../DeskFrame.tsx';
import { FlowForm } from '../FlowForm.tsx';

interface ReferralFormProps {
  readonly kind: RecordKind;
  readonly assessor: string | undefined;
  readonly onBack: () => void;
}

/** The kind's own form, written on the desk together with who makes the visit. */
export function ReferralForm({ kind, assessor, onBack }: ReferralFormProps) {
  const { roles } = useDesk().session.person;
  const [, go] = useLocation();
  const [record] = useState(newId);
  const [naming] = useState(newId);
  const [flow] = flowsOffered(kind, 'none', roles, 'desk');
  if (!flow) return null;
  const named = assessor ? [{ id: naming, type: 'assigned', body: { person: assessor, named: true } }] : [];
  return (
    <DeskFrame title="Referrals">
      <FlowForm
        kind={kind}
        flow={flow}
        state={emptyRecord(record, kind.name)}
        before={[]}
        write={async (entries) => {
          await call(writeDeskEntries, { body: { record, kind: kind.name, entries: [...entries, ...named] } });
        }}
        isWritten={() =>
          call(readRecord, { params: { id: record } }).then(
            () => true,
            () => false,
          )
        }
        onSaved={() => go(`/desk/records/${record}`, { replace: true })}
        onClose={onBack}
      />
    </DeskFrame>
  );
}
