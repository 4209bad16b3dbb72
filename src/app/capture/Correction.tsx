import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { newId } from '#domain/id.ts';
import type { RecordKind } from '#kinds/registry.ts';
import type { PhoneSettings, RecordView } from '#sync/phone.ts';
import type { EntryToBe, FormOutcome } from '#ui/form/form-context.ts';
import { type FormDraft, newDraft } from '#ui/form/form-draft.ts';
import { RecordForm } from '#ui/form/RecordForm.tsx';
import { HideButton } from '#ui/HideButton.tsx';
import { AskedOfYou } from '../AskedOfYou.tsx';
import { useHiding } from '../hide-context.ts';
import { paths } from '../paths.ts';
import { usePhone } from '../phone-context.ts';
import { changesBetween, type Correctable } from './corrections.ts';
import { draftOf, type KeptForm } from './draft-of.ts';
import { useFormWorld } from './use-form-world.tsx';
import { useHeldReloads } from './use-held-reloads.ts';

interface CorrectionProps {
  readonly kind: RecordKind;
  readonly view: RecordView;
  readonly settings: PhoneSettings;
  readonly part: Correctable;
  readonly kept?: KeptForm | undefined;
}

/** The form of what was written, filled in with how it stands now; saving writes only what differs. */
export function Correction({ kind, view, settings, part, kept }: CorrectionProps) {
  const phone = usePhone();
  const { hide } = useHiding();
  const [, go] = useLocation();
  const [draftId] = useState(() => kept?.draft.id ?? newId());
  const [steps] = useState(() => [
    { ...part.entryType, type: part.type, entry: kept?.draft.entries[part.type] ?? newId() },
  ]);
  const [opened] = useState(() => kept?.form ?? newDraft(steps, { [part.type]: part.values }));
  const base = useFormWorld({ kind, state: view.state, draftId, settings });
  // The guards were asked when it was written; a correction is judged as a correction, at the council.
  const world = useMemo(() => ({ ...base, check: async () => [], matches: undefined }), [base]);
  const record = view.state.id;
  const back = () => go(paths.record(record));
  useHeldReloads();

  const keep = async (form: FormDraft): Promise<string | undefined> => {
    const heading = `Correction, ${kind.heading(view.state)}`;
    const outcome = await phone.keepDraft(
      draftOf({ id: draftId, record, kind, flow: part.flow, steps, form, heading }),
    );
    return outcome.outcome === 'failed' ? outcome.message : undefined;
  };
  const save = async ([corrected]: readonly EntryToBe[]): Promise<FormOutcome> => {
    if (!corrected) return { outcome: 'failed', message: 'Nothing was changed. Change an answer, or go back.' };
    const changes = changesBetween(part.prefix, part.values, corrected.body);
    if (changes.length === 0)
      return { outcome: 'failed', message: 'Nothing was changed. Change an answer, or go back.' };
    const entry = { id: corrected.id, type: 'amended', body: { changes }, ...(corrected.at && { at: corrected.at }) };
    const outcome = await phone.save(record, kind.name, [entry], draftId);
    if (outcome.outcome !== 'saved') return outcome;
    back();
    return { outcome: 'saved' };
  };
  return (
    <RecordForm
      title="Correction"
      when="When did you find it out?"
      steps={steps}
      draft={opened}
      world={world}
      onDraftChange={keep}
      onSave={save}
      onClose={back}
      lead={<AskedOfYou id={record} view={view} />}
      right={kind.sealed ? <HideButton onHide={hide} /> : undefined}
    />
  );
}
