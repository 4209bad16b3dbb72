import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Entry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { newId } from '#domain/id.ts';
import { instantText, momentNow } from '#domain/moment.ts';
import { emptyRecord } from '#domain/record.ts';
import { entryTypeOf, flowsFor, type RecordKind } from '#kinds/registry.ts';
import { call } from '#protocol/call.ts';
import { writeDeskEntries } from '#protocol/desk-entries.ts';
import type { EntryToBe, FormOutcome, FormWorld } from '#ui/form/form-context.ts';
import { newDraft } from '#ui/form/form-draft.ts';
import { RecordForm } from '#ui/form/RecordForm.tsx';
import { useDesk } from '../desk-context.ts';
import { problemOf } from '../problem.ts';

interface ReferralFormProps {
  readonly kind: RecordKind;
  readonly assessor: string | undefined;
  readonly onBack: () => void;
}

/** The kind's own form, written on the desk. Nothing of it is kept before it is saved: there is no vault here. */
export function ReferralForm({ kind, assessor, onBack }: ReferralFormProps) {
  const { session, rulesAt } = useDesk();
  const [, go] = useLocation();
  const [record] = useState(newId);
  const [naming] = useState(newId);
  const [now] = useState(() => instantText(Date.now()));
  const flow = flowsFor(kind, 'none')[0];
  const [steps] = useState(() =>
    (flow?.types ?? ['logged']).flatMap((type) => {
      const entryType = entryTypeOf(kind, type);
      return entryType ? [{ ...entryType, type, entry: newId() }] : [];
    }),
  );
  const [draft] = useState(() => {
    const start = { state: emptyRecord(record, kind.name), ...rulesAt(now), now };
    return newDraft(steps, Object.fromEntries(steps.map(({ type, initial }) => [type, initial(start)])));
  });
  useEffect(() => {
    // Closing the page by mistake would lose what was typed; the browser asks.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);

  const entryOf = ({ id, type, body, at = momentNow(Date.now(), 0) }: EntryToBe): Entry => ({
    id,
    record,
    kind: kind.name,
    kindVersion: kind.version,
    type,
    body,
    at,
    savedAt: instantText(Date.now()),
    clockOffset: 0,
    by: session.person.id,
    origin: 'desk',
  });
  const findingsOf = (toBe: readonly EntryToBe[]) => {
    const entries = toBe.map(entryOf);
    return entries.flatMap((entry, index) => {
      const state = foldRecord(
        kind,
        record,
        entries.slice(0, index).map((before) => ({ entry: before })),
      );
      const context = { state, ...rulesAt(entry.at.from) };
      return entryTypeOf(kind, entry.type)?.guards.flatMap((guard) => guard(entry, context)) ?? [];
    });
  };
  const save = async (toBe: readonly EntryToBe[]): Promise<FormOutcome> => {
    const blocks = findingsOf(toBe).filter(({ level }) => level === 'block');
    if (blocks.length > 0) return { outcome: 'refused', findings: blocks };
    const named = assessor ? [{ id: naming, type: 'assigned', body: { person: assessor, named: true } }] : [];
    try {
      await call(writeDeskEntries, { body: { record, kind: kind.name, entries: [...toBe, ...named] } });
    } catch (error) {
      return { outcome: 'failed', message: problemOf(error).message };
    }
    go(`/desk/records/${record}`, { replace: true });
    return { outcome: 'saved' };
  };
  const world: FormWorld = {
    asker: 'desk',
    guarded: true,
    now: () => momentNow(Date.now(), 0),
    items: () => [],
    photos: {
      keep: () => Promise.resolve({ problem: 'Pictures are taken on the phone, during the visit.' }),
      thumbnail: () => Promise.resolve(undefined),
      inPageOnly: true,
      beforePick: () => {},
    },
    check: (toBe) => Promise.resolve(findingsOf(toBe)),
  };
  return (
    <RecordForm
      title={kind.title}
      when={flow?.when ?? 'When was it?'}
      steps={steps}
      draft={draft}
      world={world}
      onDraftChange={() => Promise.resolve(undefined)}
      onSave={save}
      onClose={onBack}
    />
  );
}
