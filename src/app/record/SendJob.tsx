import { useState } from 'react';
import type { NewJobLink } from '#sync/phone.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { SentJob } from '#ui/SentJob.tsx';
import { usePhone } from '../phone-context.ts';

/** A crew that is not on Wardbook gets a page of its own; making it needs a signal. */
export function SendJob({ id }: { readonly id: string }) {
  const phone = usePhone();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<NewJobLink>();
  const make = async () => {
    setBusy(true);
    setMade(await phone.makeJobLink(id));
    setBusy(false);
  };
  return (
    <Card title="Send to the crew">
      {made?.outcome === 'made' ? (
        <SentJob {...made} />
      ) : (
        <p>A link that shows this job and nothing else. Their answer comes onto this record.</p>
      )}
      {made?.outcome === 'failed' && (
        <Notice tone="attention" title="No link was made" live>
          <p>{made.message}</p>
        </Notice>
      )}
      <Button full look="secondary" onPress={() => void make()} busy={busy ? 'Making a link…' : undefined}>
        {made?.outcome === 'made' ? 'Make another link' : 'Make a link'}
      </Button>
    </Card>
  );
}
