import { useState } from 'react';
import { instantWords } from '#domain/format-moment.ts';
import { call } from '#protocol/call.ts';
import { endJobLink, type JobLink, listJobLinks, makeJobLink } from '#protocol/job-links.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { SentJob } from '#ui/SentJob.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';
import { useQuery } from '../use-query.ts';
import { useOpenRecord } from './record-context.ts';

/** For a crew without an account: a page that shows this one job, and takes its answer onto this record. */
export function SendJob() {
  const { id, kind, state, now } = useOpenRecord();
  const links = useQuery(listJobLinks, { params: { id } }, { live: true });
  const [made, setMade] = useState<{ readonly url: string; readonly code: string; readonly expiresAt: string }>();
  const make = useAction(async () => {
    setMade(await call(makeJobLink, { params: { id } }));
    links.refresh();
  });
  const end = useAction(async (link: string) => {
    await call(endJobLink, { params: { id: link } });
    setMade(undefined);
    links.refresh();
  });
  const waits = kind.job?.statuses.includes(state.status) ?? false;
  const all = links.data?.links ?? [];
  if (!waits && all.length === 0) return null;
  return (
    <Card title="Send to the crew">
      {waits && !made && <p>A link that shows this job and nothing else. Their answer comes onto this record.</p>}
      <ProblemNotice problem={make.problem ?? end.problem} title="That did not work" />
      {made && <SentJob {...made} />}
      {all.length > 0 && (
        <ul>
          {all.map((link) => (
            <li key={link.id} className="item-head">
              <span className="small">{linkWords(link, now)}</span>
              {isOpen(link, now) && (
                <Button
                  look="quiet"
                  small
                  label={`End the link made ${instantWords(link.madeAt, now)}`}
                  onPress={() => end.run(link.id)}
                >
                  End
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {waits && (
        <Button look="secondary" onPress={make.run} busy={make.busy ? 'Making a link…' : undefined}>
          {all.length > 0 ? 'Make another link' : 'Make a link'}
        </Button>
      )}
    </Card>
  );
}

const isOpen = ({ endedAt, expiresAt }: JobLink, now: string): boolean => !endedAt && expiresAt > now;

function linkWords(link: JobLink, now: string): string {
  const { madeAt, openedAt, endedAt, endedWhy, expiresAt } = link;
  const opened = openedAt ? `opened ${instantWords(openedAt, now)}` : 'not opened';
  const ended = endedAt ? (endedWhy ?? 'Ended') : expiresAt <= now ? 'Over' : undefined;
  return [`Made ${instantWords(madeAt, now)}`, opened, ended].filter(Boolean).join(' · ');
}
