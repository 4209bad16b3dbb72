import { useState } from 'react';
import type { RecordState } from '#domain/record.ts';
import type { Job } from '#kinds/registry.ts';
import type { NewJobLink } from '#sync/phone.ts';
import { Card } from '#ui/Card.tsx';
import { JobOffers } from '#ui/JobOffers.tsx';
import { Notice } from '#ui/Notice.tsx';
import { SentJob } from '#ui/SentJob.tsx';
import { usePhone } from '../phone-context.ts';

interface SendJobProps {
  readonly id: string;
  readonly job: Job;
  readonly state: RecordState;
  readonly now: string;
}

/** Somebody who is not on Wardbook gets a page of its own; making it needs a signal. */
export function SendJob({ id, job, state, now }: SendJobProps) {
  const phone = usePhone();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<NewJobLink>();
  const offers = job.offers(state, now);
  const make = async (item: string | undefined) => {
    setBusy(true);
    setMade(await phone.makeJobLink(id, item));
    setBusy(false);
  };
  if (offers.length === 0) return null;
  return (
    <Card title={job.send.title}>
      {made?.outcome === 'made' ? <SentJob {...made} /> : <p>{job.send.about}</p>}
      {made?.outcome === 'failed' && (
        <Notice tone="attention" title="No link was made" live>
          <p>{made.message}</p>
        </Notice>
      )}
      <JobOffers offers={offers} again={made?.outcome === 'made'} busy={busy} full onMake={(item) => void make(item)} />
    </Card>
  );
}
