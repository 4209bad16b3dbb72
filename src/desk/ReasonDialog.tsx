import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { textSchema } from '#domain/text.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { Form } from './Form.tsx';
import { errorOf } from './form-errors.ts';
import type { Action } from './use-action.ts';
import { useChecked } from './use-checked.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly submit: string;
  readonly missing: string;
  readonly action: Action<[string]>;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

/** Asks for words before something that stays on the record. */
export function ReasonDialog({ title, label, hint, submit, missing, action, onCancel, children }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const { errors, attempt, check } = useChecked(z.object({ reason: textSchema(missing) }), (answer) =>
    action.run(answer.reason),
  );
  return (
    <Dialog title={title} onClose={onCancel}>
      <Form
        errors={errors}
        attempt={attempt}
        problem={action.problem}
        submit={submit}
        busy={action.busy ? 'Writing…' : undefined}
        onSubmit={() => check({ reason })}
        onCancel={onCancel}
      >
        {children}
        <TextArea
          id="reason"
          label={label}
          hint={hint}
          value={reason}
          onChange={setReason}
          error={errorOf(errors, 'reason')}
        />
      </Form>
    </Dialog>
  );
}
