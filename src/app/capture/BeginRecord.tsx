import { newId } from '#domain/id.ts';
import { emptyRecord } from '#domain/record.ts';
import { useState } from 'react';
import { kinds } from '#kinds/registry.ts';
import { Capture } from './Capture.tsx';
import { NoSuchForm } from './NoSuchForm.tsx';

/** A form that begins a record. */
export function BeginRecord({ path, flow: name }: { readonly path: string; readonly flow: string }) {
  const [record] = useState(newId);
  const kind = kinds.find((each) => each.path === path);
  const flow = kind?.flows.find((each) => each.name === name);
  if (!kind || !flow) return <NoSuchForm />;
  return <Capture kind={kind} flow={flow} state={emptyRecord(record, kind.name)} />;
}
