import { useState } from 'react';
import { lineSchema, optionalTextSchema } from '#domain/text.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { saveFile } from '#ui/save-file.ts';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import { z } from 'zod';
import { useDesk } from '../desk-context.ts';
import { Form } from '../Form.tsx';
import { errorOf } from '../form-errors.ts';
import { useAction } from '../use-action.ts';
import { useChecked } from '../use-checked.ts';
import { useOpenRecord } from './record-context.ts';

const schema = z.object({ recipient: lineSchema('Say who it is for'), reason: optionalTextSchema });

/** What leaves the council as evidence: one zip, and a line in the audit that says to whom. */
export function EvidenceBundle() {
  const [open, setOpen] = useState(false);
  return (
    <Card title="Evidence bundle" unprinted>
      <p className="soft">The whole thread as one PDF, with every original and its hash, for a court or the police.</p>
      <Button look="secondary" onPress={() => setOpen(true)}>
        Make an evidence bundle
      </Button>
      {open && <BundleDialog onClose={() => setOpen(false)} />}
    </Card>
  );
}

function BundleDialog({ onClose }: { readonly onClose: () => void }) {
  const record = useOpenRecord();
  const { council, person } = useDesk().session;
  const [recipient, setRecipient] = useState('');
  const [reason, setReason] = useState('');
  const make = useAction(async () => {
    const { makeBundle } = await import('./make-bundle.ts');
    const bundle = await makeBundle(record, { recipient, reason, council: council.name, by: person.name });
    saveFile(bundle, 'evidence-bundle.zip');
    onClose();
  });
  const { errors, attempt, check } = useChecked(schema, make.run);
  return (
    <Dialog title="Make an evidence bundle" onClose={onClose}>
      <Form
        errors={errors}
        attempt={attempt}
        problem={make.problem}
        submit="Make it and write it down"
        busy={make.busy ? 'Making it…' : undefined}
        onSubmit={() => check({ recipient, reason })}
        onCancel={onClose}
      >
        <TextField
          id="recipient"
          label="Who is it for?"
          hint="It stands in the audit that they were given this record"
          value={recipient}
          onChange={setRecipient}
          error={errorOf(errors, 'recipient')}
        />
        <TextArea
          id="reason"
          label="Why"
          optional
          value={reason}
          onChange={setReason}
          error={errorOf(errors, 'reason')}
        />
      </Form>
    </Dialog>
  );
}
