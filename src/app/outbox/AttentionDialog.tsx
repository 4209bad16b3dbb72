import { useState } from 'react';
import type { OutboxLine } from '#sync/phone.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';
import { usePhone } from '../phone-context.ts';
import { saveFile } from '#ui/save-file.ts';

/** An entry that will not go by trying again: a person tries, exports or discards it. Nothing else takes it away. */
export function AttentionDialog({ line, onClose }: { readonly line: OutboxLine; readonly onClose: () => void }) {
  const phone = usePhone();
  const [reason, setReason] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const retry = async () => {
    await phone.retry(line.seq);
    onClose();
  };
  const exportSealed = async () => saveFile(await phone.exportSealed(line.seq), `entry-${line.seq}.sealed`);
  const discard = async () => {
    const outcome = await phone.discard(line.seq, reason ?? '');
    if (outcome.outcome === 'done') onClose();
    else setProblem(outcome.message);
  };
  if (reason !== undefined)
    return (
      <Dialog
        title="Discard this entry"
        onClose={onClose}
        actions={
          <>
            <Button full look="secondary" onPress={() => setReason(undefined)}>
              Keep it
            </Button>
            <Button full look="danger" onPress={() => void discard()}>
              Discard for good
            </Button>
          </>
        }
      >
        <Entry line={line} />
        <TextField
          id="discard-reason"
          label="Why discard it?"
          hint="The council keeps the reason, and the number of the entry."
          value={reason}
          onChange={setReason}
          error={problem}
        />
      </Dialog>
    );
  return (
    <Dialog
      title="Not sent"
      onClose={onClose}
      actions={
        <>
          <Button full onPress={() => void retry()}>
            Try again
          </Button>
          <Button full look="secondary" onPress={() => void exportSealed()}>
            Export it, sealed
          </Button>
          <Button full look="secondary" onPress={() => setReason('')}>
            Discard it
          </Button>
          <Button full look="quiet" onPress={onClose}>
            Leave it for now
          </Button>
        </>
      }
    >
      <Entry line={line} />
      <p>{line.problem}</p>
      <p className="soft">It is kept on this phone until you decide. Only the council can open an exported entry.</p>
    </Dialog>
  );
}

const Entry = ({ line: { heading, detail } }: { readonly line: OutboxLine }) => (
  <p>
    <strong>{heading}</strong>
    {detail && (
      <>
        <br />
        {detail}
      </>
    )}
  </p>
);
