import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { flowsOffered } from '#kinds/registry.ts';
import { call } from '#protocol/call.ts';
import { readRecord } from '#protocol/desk-records.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import type { EntryToBe } from '#ui/form/form-context.ts';
import { useDesk } from '../desk-context.ts';
import { FlowForm } from '../FlowForm.tsx';
import { Details } from './Details.tsx';
import { ItemLists } from './ItemLists.tsx';
import { useOpenRecord } from './record-context.ts';

/** A form of this record, with the record beside it. */
export function RecordFlow({ name }: { readonly name: string }) {
  const { id, kind, state, data, href, send } = useOpenRecord();
  const { roles } = useDesk().session.person;
  const [, go] = useLocation();
  const search = useSearch();
  // As it was offered when it was opened: what arrives meanwhile closes no form, and the council judges what it makes.
  const [flow] = useState(() => flowsOffered(kind, state.status, roles, 'desk').find((each) => each.name === name));
  const back = () => go(href + (search && `?${search}`), { replace: true });
  if (!flow)
    return (
      <EmptyState icon="record" title="This step is not open">
        <p>The record has moved on, or the step is somebody else’s.</p>
        <LinkButton href={href}>Go to the record</LinkButton>
      </EmptyState>
    );
  const isWritten = async (entries: readonly EntryToBe[]) => {
    const read = await call(readRecord, { params: { id } });
    return read.entries.some(({ entry }) => entries.some((each) => each.id === entry.id));
  };
  return (
    <FlowForm
      kind={kind}
      flow={flow}
      state={state}
      before={data.entries}
      aside={
        <>
          <Details />
          <ItemLists />
        </>
      }
      write={send}
      isWritten={isWritten}
      onSaved={back}
      onClose={back}
    />
  );
}
