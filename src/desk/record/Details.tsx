import { entryTypeOf } from '#kinds/registry.ts';
import { Card } from '#ui/Card.tsx';
import { Answers } from './Answers.tsx';
import { useOpenRecord } from './record-context.ts';

/** What the record says now. */
export function Details() {
  const { kind, state } = useOpenRecord();
  const type = entryTypeOf(kind, 'logged');
  if (!type || !state.begun) return null;
  return (
    <Card title="Details">
      <Answers type={type} answers={state.details} at="details" />
    </Card>
  );
}
