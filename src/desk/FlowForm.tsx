// One form at the desk: a kind's flow, the form engine, and the council that judges and keeps what it makes.
import './flow-form.css';
import { type ReactNode, useContext, useEffect, useState } from 'react';
import type { Entry, FoldEntry } from '#domain/entry.ts';
import { instantText, momentNow, momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { fieldsOf, type Flow, type FlowStep, flowSteps, guardFindings, type RecordKind } from '#kinds/registry.ts';
import { CallError } from '#protocol/call.ts';
import type { EntryToBe, FormOutcome, FormWorld } from '#ui/form/form-context.ts';
import { newDraft } from '#ui/form/form-draft.ts';
import { isSignature } from '#ui/form/form-step.ts';
import { itemChoices } from '#ui/form/record-items.ts';
import { RecordForm } from '#ui/form/RecordForm.tsx';
import { useDesk } from './desk-context.ts';
import { useDeskPhotos } from './use-desk-photos.ts';
import { forgetForm, keepForm, keptForm } from './kept-forms.ts';
import { isSignedOut, problemOf } from './problem.ts';
import { SignInDoor } from './sign-in-door.ts';

interface FlowFormProps {
  readonly kind: RecordKind;
  readonly flow: Flow;
  /** The record as it stands, and the entries that made it so. */
  readonly state: RecordState;
  readonly before: readonly FoldEntry[];
  readonly aside?: ReactNode;
  /** Writes them all or none; throws what the council says. */
  readonly write: (entries: readonly EntryToBe[]) => Promise<void>;
  /** Whether the council has these already, asked after an answer was lost. */
  readonly isWritten: (entries: readonly EntryToBe[]) => Promise<boolean>;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

export function FlowForm({ kind, flow, state, before, aside, write, isWritten, onSaved, onClose }: FlowFormProps) {
  const { session, rulesAt } = useDesk();
  const askToSignIn = useContext(SignInDoor);
  const key = `${state.id} ${flow.name}`;
  const [kept] = useState(() => keptForm(key));
  const [start] = useState(() => {
    const now = instantText(Date.now());
    return { state, ...rulesAt(now), now };
  });
  const [steps] = useState(() => flowSteps(kind, flow, start, kept?.ids));
  const [opened] = useState(
    () => kept?.form ?? newDraft(steps, Object.fromEntries(steps.map(({ type, initial }) => [type, initial(start)]))),
  );
  const photos = useDeskPhotos(state.id);
  const [sent, setSent] = useState<string>();
  useEffect(() => {
    // Closing the page by mistake would lose what was typed; the browser asks.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);

  const entryOf = ({ id, type, body, at = momentNow(Date.now(), 0) }: EntryToBe): Entry => ({
    id,
    record: state.id,
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
  const findingsOf = (toBe: readonly EntryToBe[]) => guardFindings(kind, before, toBe.map(entryOf), rulesAt);

  const save = async (toBe: readonly EntryToBe[]): Promise<FormOutcome> => {
    const blocks = findingsOf(toBe).filter(({ level }) => level === 'block');
    if (blocks.length > 0) return { outcome: 'refused', findings: blocks };
    const words = JSON.stringify(toBe);
    try {
      // The same words again are the same entries. Other words after a lost answer might be a second payment.
      if (sent !== undefined && sent !== words && (await isWritten(toBe)))
        return { outcome: 'failed', message: WRITTEN_BEFORE };
      await write(toBe);
    } catch (error) {
      if (isSignedOut(error)) askToSignIn();
      if (isLost(error)) setSent(words);
      return { outcome: 'failed', message: problemOf(error).message };
    }
    forgetForm(key);
    onSaved();
    return { outcome: 'saved' };
  };
  const fields = steps.flatMap(fieldsOf);
  const onPhone = [
    ...(kind.sealed && fields.some(({ input }) => input === 'photos') ? ['photos'] : []),
    ...(fields.some(isSignature) ? ['signatures'] : []),
  ];
  const world: FormWorld = {
    asker: 'desk',
    guarded: kind.sealed,
    now: () => momentNow(Date.now(), 0),
    items: (list, statuses) => itemChoices(state, kind.entries, instantText(Date.now()), list, statuses),
    parts: (list, item, at = momentNow(Date.now(), 0)) => {
      const instant = momentSortKey(at);
      return kind.lists[list]?.parts?.(state, item, instant, rulesAt(instant)) ?? [];
    },
    photos: { ...photos, inPageOnly: false, beforePick: () => {} },
    check: (toBe) => Promise.resolve(findingsOf(toBe)),
    aside,
  };
  return (
    <RecordForm
      title={state.begun ? `${flow.title}, ${kind.heading(state)}` : flow.title}
      when={flow.when}
      steps={kind.sealed ? steps.map(withoutPhotos) : steps}
      draft={opened}
      world={world}
      onDraftChange={async (form) => {
        keepForm(key, { form, ids: Object.fromEntries(steps.map(({ type, entry }) => [type, entry])) });
        return undefined;
      }}
      onSave={save}
      onClose={onClose}
      lead={onPhone.length > 0 && <p className="small soft">On the phone alone: {onPhone.join(' and ')}.</p>}
    />
  );
}

/** Of a sealed record, pictures are taken inside the app and nowhere else. */
const withoutPhotos = (step: FlowStep): FlowStep => ({
  ...step,
  pages: step.pages.map((page) => ({ ...page, fields: page.fields.filter(({ input }) => input !== 'photos') })),
});

/** No answer of the council's came, so nobody knows whether it was written. */
const isLost = (error: unknown): boolean => error instanceof CallError && (error.status === 0 || error.status >= 500);

const WRITTEN_BEFORE =
  'The council already has this as you first sent it: the answer was lost on the way. Close the form and look at the record; correct it there if it is not right.';
