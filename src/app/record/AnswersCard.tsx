import { useState } from 'react';
import type { Attachment } from '#domain/attachment.ts';
import type { RecordState } from '#domain/record.ts';
import type { RecordKind } from '#kinds/registry.ts';
import type { RecordView } from '#sync/phone.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { RecordDetail } from '#ui/form/RecordDetail.tsx';
import { usePicture } from '#ui/form/use-picture.ts';
import { useNow } from '#ui/use-now.ts';
import { usePhone } from '../phone-context.ts';

interface AnswersCardProps {
  readonly id: string;
  readonly kind: RecordKind;
  readonly view: RecordView;
}

/** Every answer of the record; a guarded one is shown at a tap, and the tap is logged. */
export function AnswersCard({ id, kind, view }: AnswersCardProps) {
  const phone = usePhone();
  const now = useNow();
  const [opened, setOpened] = useState<Attachment>();
  return (
    <>
      <RecordDetail
        // Papers have a card of their own.
        state={withoutPapers(view.state)}
        types={kind.entries}
        lists={kind.lists}
        people={view.people}
        now={now}
        thumbnail={(attachment) => phone.picture(attachment, 'thumbnail')}
        onOpenFile={setOpened}
        onReveal={(path) => void phone.logAccess(id, 'revealed', path)}
      />
      {opened && <PictureDialog attachment={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function PictureDialog({ attachment, onClose }: { readonly attachment: Attachment; readonly onClose: () => void }) {
  const phone = usePhone();
  const picture = usePicture(() => phone.picture(attachment.id, 'full'), attachment.id);
  return (
    <Dialog
      title="Photo"
      onClose={onClose}
      actions={
        <Button full look="secondary" onPress={onClose}>
          Close
        </Button>
      }
    >
      {picture ? (
        <img className="photo-large" src={picture} alt="As it was taken" />
      ) : (
        <p>The picture is not on this phone. It opens at the desk.</p>
      )}
    </Dialog>
  );
}

const withoutPapers = (state: RecordState): RecordState => ({
  ...state,
  attachments: state.attachments.filter(({ role }) => role !== 'document'),
});
