import { kinds } from '#kinds/registry.ts';
import { BeginRecord } from './BeginRecord.tsx';

/** The form that First aid leads to, afterwards. */
export function RecordInjury() {
  const kind = kinds.find(({ begins }) => begins === 'first-aid');
  const flow = kind?.flows.find(({ statuses }) => statuses.includes('none'));
  return <BeginRecord path={kind?.path ?? ''} flow={flow?.name ?? ''} />;
}
