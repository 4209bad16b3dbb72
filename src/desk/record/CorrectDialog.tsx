import { useState } from 'react';
import { misfit } from '#domain/amendments.ts';
import type { Json } from '#domain/json.ts';
import { cleanText } from '#domain/text.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Segments } from '#ui/Segments.tsx';
import { TextField } from '#ui/TextField.tsx';
import { Form } from '../Form.tsx';
import { useAction } from '../use-action.ts';
import type { DeskField } from './given-here.ts';
import { useOpenRecord } from './record-context.ts';

interface CorrectDialogProps {
  readonly field: DeskField;
  readonly answer: Json | undefined;
  readonly path: string;
  readonly onClose: () => void;
}

export function CorrectDialog({ field, answer, path, onClose }: CorrectDialogProps) {
  const record = useOpenRecord();
  const before = typeof answer === 'string' ? answer : '';
  const [given, setGiven] = useState(before);
  const [why, setWhy] = useState('');
  const [unfit, setUnfit] = useState<string>();
  const save = useAction(async () => {
    const [from, to] = [before, cleanText(given).trim()];
    const problem = misfit(record.kind, record.state, path, to || undefined);
    setUnfit(problem);
    if (problem !== undefined) return;
    if (from !== to) {
      const change = { path, ...(from && { from }), ...(to && { to }) };
      await record.write({ type: 'amended', body: { changes: [change], ...(why.trim() && { why: why.trim() }) } });
    }
    onClose();
  });
  const labelled = { id: 'correct', label: field.label, hint: field.hint, optional: field.optional, error: unfit };
  return (
    <Dialog title={`Change: ${field.label}`} onClose={onClose}>
      <Form
        errors={unfit === undefined ? [] : [{ id: 'correct', message: unfit }]}
        attempt={0}
        problem={save.problem}
        submit="Save the change"
        busy={save.busy ? 'Saving…' : undefined}
        onSubmit={save.run}
        onCancel={onClose}
      >
        {field.input === 'choice' || field.input === 'choices' ? (
          <Segments
            {...labelled}
            choices={field.choices}
            value={given || undefined}
            onChange={(value) => setGiven(value ?? '')}
          />
        ) : (
          <TextField {...labelled} value={given} onChange={setGiven} />
        )}
        <TextField id="correct-why" label="Why" optional value={why} onChange={setWhy} />
      </Form>
    </Dialog>
  );
}
