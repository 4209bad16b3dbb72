import { type FormEvent, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextField } from '#ui/TextField.tsx';
import { NewPassphrase } from '../NewPassphrase.tsx';
import { NO_PASSPHRASE, whenSame } from '../passphrase-pair.ts';
import { usePhone } from '../phone-context.ts';

const OLD = 'old-passphrase';

export function PassphraseCard() {
  const phone = usePhone();
  const [state, setState] = useState<'closed' | 'asking' | 'busy' | 'changed'>('closed');
  const [old, setOld] = useState('');
  const [pair, setPair] = useState(NO_PASSPHRASE);
  const [problem, setProblem] = useState<{ message: string; attempt: number }>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState('busy');
    const outcome = await whenSame(pair, (fresh) => phone.changePassphrase(old, fresh));
    setState(outcome.outcome === 'done' ? 'changed' : 'asking');
    if (outcome.outcome === 'failed')
      return setProblem((last) => ({ message: outcome.message, attempt: (last?.attempt ?? 0) + 1 }));
    setProblem(undefined);
    setOld('');
    setPair(NO_PASSPHRASE);
  };
  const open = state === 'asking' || state === 'busy';
  return (
    <Card title="Passphrase">
      {state === 'changed' && (
        <Notice tone="received" live>
          It is changed. The old one no longer opens this notebook.
        </Notice>
      )}
      {open ? (
        <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
          {problem && <ErrorSummary key={problem.attempt} errors={[{ id: OLD, message: problem.message }]} />}
          <TextField id={OLD} label="Passphrase of now" type="password" value={old} onChange={setOld} guarded />
          <NewPassphrase pair={pair} onChange={setPair} label="New passphrase" />
          <Button submit full look="secondary" busy={state === 'busy' ? 'Changing…' : undefined}>
            Change passphrase
          </Button>
        </form>
      ) : (
        <>
          <p>Works with no signal. Change it if somebody may have seen you type it.</p>
          <Button full look="secondary" onPress={() => setState('asking')}>
            Change passphrase
          </Button>
        </>
      )}
    </Card>
  );
}
