// One form on the phone: a kind's flow, the form engine, and the phone that keeps drafts, photos and, in the end, entries.
import { useState } from 'react';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { instantText } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { rulesAt } from '#domain/rulebook.ts';
import { type Flow, flowSteps, type RecordKind } from '#kinds/registry.ts';
import type { PhoneSettings } from '#sync/phone.ts';
import { CalloutLink } from '#ui/CalloutLink.tsx';
import { type FormDraft, newDraft } from '#ui/form/form-draft.ts';
import type { FormOutcome } from '#ui/form/form-context.ts';
import { RecordForm } from '#ui/form/RecordForm.tsx';
import { HideButton } from '#ui/HideButton.tsx';
import { Loading } from '#ui/Loading.tsx';
import { useLocation } from 'wouter';
import { paths } from '../paths.ts';
import { useAnswer, usePhone } from '../phone-context.ts';
import { useHiding } from '../hide-context.ts';
import { draftHeading, draftOf, type KeptForm } from './draft-of.ts';
import { withPapers } from './with-papers.ts';
import { useHeldReloads } from './use-held-reloads.ts';
import { useFormWorld } from './use-form-world.tsx';
import { useNearby } from './use-nearby.ts';

interface CaptureProps {
  readonly kind: RecordKind;
  readonly flow: Flow;
  readonly state: RecordState;
  readonly kept?: KeptForm;
}

export function Capture(props: CaptureProps) {
  const { name } = props.kind;
  const known = useAnswer([], name, async (phone) => ({
    settings: await phone.settings(),
    remembered: await phone.remembered(name),
  }));
  return known ? <CaptureForm {...props} {...known} /> : <Loading words="Opening the form…" />;
}

interface Known {
  readonly settings: PhoneSettings;
  readonly remembered: Readonly<Record<string, JsonObject>>;
}

function CaptureForm({ kind, flow, state, kept, settings, remembered }: CaptureProps & Known) {
  const phone = usePhone();
  const { hide } = useHiding();
  const [, go] = useLocation();
  const [draftId] = useState(() => kept?.draft.id ?? newId());
  const [start] = useState(() => {
    const now = instantText(Date.now() + settings.clockOffset);
    return { state, ...rulesAt(settings.rulebook, now), now };
  });
  const [steps] = useState(() => flowSteps(kind, flow, start, kept?.draft.entries));
  const [opened] = useState(
    () =>
      kept?.form ??
      newDraft(
        steps,
        Object.fromEntries(steps.map(({ type, initial }) => [type, { ...remembered[type], ...initial(start) }])),
      ),
  );
  const nearby = useNearby({ kind, state, draftId });
  const hasPaper = steps.some(({ paper }) => paper);
  const world = { ...useFormWorld({ kind, state, draftId, settings, hasPaper }), nearby };

  useHeldReloads();

  const keep = async (form: FormDraft): Promise<string | undefined> => {
    const outcome = await phone.keepDraft(
      draftOf({
        id: draftId,
        record: state.id,
        kind,
        flow: flow.name,
        steps,
        form,
        heading: draftHeading(kind, state, form),
      }),
    );
    return outcome.outcome === 'failed' ? outcome.message : undefined;
  };
  const save = async (entries: Parameters<typeof world.check>[0]): Promise<FormOutcome> => {
    // Made already on the page above, unless an answer changed in the last moment; then once more, for what is saved.
    const made = await world.papers?.make(entries);
    if (made?.outcome === 'failed') return made;
    const stops = made?.outcome === 'blocked' ? await world.check(entries) : [];
    if (stops.length > 0) return { outcome: 'refused', findings: stops };
    const outcome = await phone.save(state.id, kind.name, withPapers(kind, state, entries, made), draftId);
    if (outcome.outcome !== 'saved') return outcome;
    go(paths.record(state.id), { replace: true, state: { saved: outcome.references } });
    return { outcome: 'saved' };
  };
  const close = () => go(state.begun ? paths.record(state.id) : paths.home);

  return (
    <RecordForm
      title={flow.title}
      when={flow.when}
      steps={steps}
      draft={opened}
      world={world}
      onDraftChange={keep}
      onSave={save}
      onClose={close}
      right={kind.sealed ? <HideButton onHide={hide} /> : undefined}
      lead={kind.hazard ? <CalloutLink href={paths.firstAid} label="First aid" action="Open" /> : undefined}
    />
  );
}
