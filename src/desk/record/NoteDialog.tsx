import { ReasonDialog } from '../ReasonDialog.tsx';
import { useAction } from '../use-action.ts';
import { useOpenRecord } from './record-context.ts';

export function NoteDialog({ onClose }: { readonly onClose: () => void }) {
  const record = useOpenRecord();
  const add = useAction(async (text: string) => {
    await record.write({ type: 'noted', body: { text } });
    onClose();
  });
  return (
    <ReasonDialog
      title="Add a note"
      label="Note"
      hint="It reaches the phones of everyone who works on this record"
      missing="Write the note"
      submit="Add the note"
      action={add}
      onCancel={onClose}
    />
  );
}
