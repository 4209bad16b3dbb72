import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly cancel?: string;
  readonly danger?: boolean;
  readonly busy?: string | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** The buttons say what they do; nothing is only "OK". */
export const ConfirmDialog = ({
  title,
  children,
  confirm,
  cancel = 'Go back',
  danger,
  busy,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) => (
  <Dialog
    title={title}
    onClose={onCancel}
    actions={
      <>
        <Button full look="secondary" onPress={onCancel}>
          {cancel}
        </Button>
        <Button full look={danger ? 'danger' : 'primary'} onPress={onConfirm} busy={busy}>
          {confirm}
        </Button>
      </>
    }
  >
    {children}
  </Dialog>
);
