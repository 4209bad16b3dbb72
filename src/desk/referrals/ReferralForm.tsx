import { useState } from 'react';
import { newId } from '#domain/id.ts';
import { flowsOffered, type RecordKind } from '#kinds/registry.ts';
import { BeginForm } from '../BeginForm.tsx';
import { useDesk } from '../desk-context.ts';
import { DeskFrame } from '../DeskFrame.tsx';

interface ReferralFormProps {
  readonly kind: RecordKind;
  readonly assessor: string | undefined;
  readonly onBack: () => void;
}

/** The kind's own form, written on the desk together with who makes the visit. */
export function ReferralForm({ kind, assessor, onBack }: ReferralFormProps) {
  const { roles } = useDesk().session.person;
  const [naming] = useState(newId);
  const [flow] = flowsOffered(kind, 'none', roles, 'desk');
  if (!flow) return null;
  const named = assessor ? [{ id: naming, type: 'assigned', body: { person: assessor, named: true } }] : [];
  return (
    <DeskFrame title="Referrals">
      <BeginForm kind={kind} flow={flow} also={named} onClose={onBack} />
    </DeskFrame>
  );
}
