import { useLocation } from 'wouter';
import { emptyRecord } from '#domain/record.ts';
import { kindNamed } from '#kinds/registry.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { readDraft } from '#ui/form/form-draft.ts';
import { Loading } from '#ui/Loading.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';
import { Capture } from './Capture.tsx';
import { CorrectRecord } from './CorrectRecord.tsx';
import { isCorrection } from './corrections.ts';
import { NoSuchForm } from './NoSuchForm.tsx';

export function OpenDraft({ id }: { readonly id: string }) {
  const [, go] = useLocation();
  const found = useAnswer([], id, async (phone) => {
    const draft = await phone.draft(id);
    return draft ? { draft, view: await phone.record(draft.record) } : 'nowhere';
  });
  if (!found) return <Loading words="Opening the draft…" />;
  if (found === 'nowhere')
    return (
      <AppScreen title="Draft" onBack={() => go(paths.home)}>
        <EmptyState icon="pen" title="This draft is gone">
          <p>It was saved or discarded. What was saved is under Records.</p>
        </EmptyState>
      </AppScreen>
    );
  const { draft, view } = found;
  const form = readDraft(draft.form);
  if (form && isCorrection(draft.flow)) return <CorrectRecord id={draft.record} kept={{ draft, form }} />;
  const kind = kindNamed(draft.kind);
  const flow = kind?.flows.find((each) => each.name === draft.flow);
  if (!kind || !flow || !form) return <NoSuchForm />;
  return (
    <Capture
      kind={kind}
      flow={flow}
      state={view?.state ?? emptyRecord(draft.record, kind.name)}
      kept={{ draft, form }}
    />
  );
}
