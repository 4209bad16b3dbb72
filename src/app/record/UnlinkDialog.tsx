import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';

interface UnlinkDialogProps {
  readonly onClose: () => void;
  readonly onUnlink: (reason: string) => Promise<void>;
}

/** A link is taken back with a reason; both stay in the thread. */
export function UnlinkDialog({ onClose, onUnlink }: UnlinkDialogProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const take = () => {
    if (reason.trim()) return void onUnlink(reason);
    setMissing(true);
  };
  return (
    <Dialog
      title="Take the link back"
      onClose={onClose}
      actions={
        <>
          <Button look="secondary" full onPress={onClose}>
            Leave it
          </Button>
          <Button full onPress={take}>
            Take it back
          </Button>
        </>
      }
    >
      <TextField
        id="unlink-reason"
        label="Why are they not the same?"
        value={reason}
        onChange={setReason}
        error={missing && !reason.trim() ? 'Say why they are not the same' : undefined}
        guarded
      />
    </Dialog>
  );
}
