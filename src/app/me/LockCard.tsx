import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { useHiding } from '../hide-context.ts';

export function LockCard() {
  const { hide } = useHiding();
  return (
    <Card title="Lock">
      <p>Closes the notebook at once. What waits is still sent, and drafts are kept.</p>
      <Button full look="secondary" icon="lock" onPress={hide}>
        Lock now
      </Button>
    </Card>
  );
}
