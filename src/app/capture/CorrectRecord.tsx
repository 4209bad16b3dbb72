import { useState } from 'react';
import { useLocation } from 'wouter';
import { newId } from '#domain/id.ts';
import { kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { PhoneSettings, RecordView } from '#sync/phone.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { newDraft } from '#ui/form/form-draft.ts';
import type { EntryToBe, FormOutcome } from '#ui/form/form-context.ts';
import { RecordForm } from '#ui/form/RecordForm.tsx';
import { Loading } from '#ui/Loading.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { paths } from '../paths.ts';
import { useAnswer, usePhone } from '../phone-context.ts';
import { changesBetween, correctable, type Correctable } from './corrections.ts';
import { NoSuchForm } from './NoSuchForm.tsx';
import { CardList } from '#ui/CardList.tsx';
import { ListRow } from '#ui/ListRow.tsx';
import { useFormWorld } from './use-form-world.tsx';

/** Corrections are entries of their own: what was written stays in the thread, and what was issued is never edited. */
export function CorrectRecord({ id }: { readonly id: string }) {
  const read = useAnswer([], id, async (phone) => ({ view: await phone.record(id), settings: await phone.settings() }));
  const [chosen, setChosen] = useState<Correctable>();
  const [, go] = useLocation();
  if (!read) return <Loading words="Opening the record…" />;
  const kind = read.view && kindNamed(read.view.state.kind);
  if (!read.view || !kind) return <NoSuchForm />;
  const parts = correctable(kind, read.view.state);
  const only = parts.length === 1 ? parts[0] : chosen;
  if (only) return <Correction kind={kind} view={read.view} settings={read.settings} part={only} />;
  return (
    <AppScreen title="Correct an answer" onBack={() => go(paths.record(id))} tab={paths.records}>
      {parts.length === 0 ? (
        <EmptyState icon="pen" title="Nothing here can be corrected">
          <p>What was issued is not edited. Add a note, or record the next step.</p>
        </EmptyState>
      ) : (
        <CardList>
          {parts.map((part) => (
            <ListRow key={part.prefix} title={part.title} detail={part.detail} onPress={() => setChosen(part)} />
          ))}
        </CardList>
      )}
    </AppScreen>
  );
}

interface CorrectionProps {
  readonly kind: RecordKind;
  readonly view: RecordView;
  readonly settings: PhoneSettings;
  readonly part: Correctable;
}

function Correction({ kind, view, settings, part }: CorrectionProps) {
  const phone = usePhone();
  const [, go] = useLocation();
  const [draftId] = useState(newId);
  const [entry] = useState(newId);
  const [steps] = useState(() => [{ ...part.entryType, type: part.type, entry }]);
  const [opened] = useState(() => newDraft(steps, { [part.type]: part.values }));
  const base = useFormWorld({ kind, state: view.state, draftId, settings });
  // The guards of the entry have been asked when it was written; a correction is judged as a correction.
  const world = { ...base, check: async () => [] };
  const back = () => go(paths.record(view.state.id));

  const save = async (entries: readonly EntryToBe[]): Promise<FormOutcome> => {
    const changes = changesBetween(part.prefix, part.values, entries[0]?.body ?? {});
    if (changes.length === 0)
      return { outcome: 'failed', message: 'Nothing was changed. Change an answer, or go back.' };
    const outcome = await phone.save(
      view.state.id,
      kind.name,
      [{ id: entry, type: 'amended', body: { changes } }],
      draftId,
    );
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
      onDraftChange={async () => undefined}
      onSave={save}
      onClose={back}
      right={
        <Button small look="secondary" onPress={back}>
          Close
        </Button>
      }
    />
  );
}
