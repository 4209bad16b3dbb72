import { kindNamed } from '#kinds/registry.ts';
import { Loading } from '#ui/Loading.tsx';
import { useAnswer } from '../phone-context.ts';
import { Capture } from './Capture.tsx';
import { NoSuchForm } from './NoSuchForm.tsx';

/** A form that adds to a record; the record is read once, so that a pull does not move what is being typed. */
export function ContinueRecord({ id, flow: name }: { readonly id: string; readonly flow: string }) {
  const view = useAnswer([], id, async (phone) => (await phone.record(id)) ?? 'nowhere');
  if (!view) return <Loading words="Opening the record…" />;
  const kind = view === 'nowhere' ? undefined : kindNamed(view.state.kind);
  const flow = kind?.flows.find((each) => each.name === name);
  if (view === 'nowhere' || !kind || !flow) return <NoSuchForm />;
  return <Capture kind={kind} flow={flow} state={view.state} />;
}
