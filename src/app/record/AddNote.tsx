import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { newId } from '#domain/id.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { paths } from '../paths.ts';
import { useAnswer, usePhone } from '../phone-context.ts';

export function AddNote({ id }: { readonly id: string }) {
  const phone = usePhone();
  const view = useAnswer([], id, (asked) => asked.record(id));
  const [entry] = useState(newId);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ message: string; attempt: number }>();
  const [, go] = useLocation();
  const refuse = (message: string) => setProblem((last) => ({ message, attempt: (last?.attempt ?? 0) + 1 }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return refuse('Write the note');
    if (!view) return;
    setBusy(true);
    const saved = await phone.save(id, view.state.kind, [{ id: entry, type: 'noted', body: { text } }]);
    setBusy(false);
    if (saved.outcome === 'saved') go(paths.record(id));
    else refuse(saved.outcome === 'failed' ? saved.message : saved.findings.map(({ message }) => message).join(' '));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <AppScreen
        title="Add a note"
        onBack={() => go(paths.record(id))}
        tab={paths.records}
        actions={
          <Button submit full busy={busy ? 'Saving…' : undefined}>
            Save the note
          </Button>
        }
      >
        {problem && <ErrorSummary key={problem.attempt} errors={[{ id: 'note', message: problem.message }]} />}
        <TextArea
          id="note"
          label="Note"
          hint="Facts as you saw them. Say so where it is your opinion."
          value={text}
          onChange={setText}
          guarded
        />
      </AppScreen>
    </form>
  );
}
