import { useState } from 'react';
import { instantWords } from '#domain/format-moment.ts';
import type { Job } from '#kinds/registry.ts';
import { call } from '#protocol/call.ts';
import { endJobLink, type JobLink, listJobLinks, makeJobLink } from '#protocol/job-links.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { JobOffers } from '#ui/JobOffers.tsx';
import { SentJob } from '#ui/SentJob.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';
import { useQuery } from '../use-query.ts';
import { useOpenRecord } from './record-context.ts';

/** For somebody without an account: a page that shows this one job, and takes its answer onto this record. */
export function SendJob({ job }: { readonly job: Job }) {
  const { id, state, now } = useOpenRecord();
  const links = useQuery(listJobLinks, { params: { id } }, { live: true });
  const [made, setMade] = useState<{ readonly url: string; readonly code: string; readonly expiresAt: string }>();
  const make = useAction(async (item: string | undefined) => {
    setMade(await call(makeJobLink, { params: { id }, query: item === undefined ? {} : { item } }));
    links.refresh();
  });
  const end = useAction(async (link: string) => {
    await call(endJobLink, { params: { id: link } });
    setMade(undefined);
    links.refresh();
  });
  const offers = job.offers(state, now);
  const all = links.data?.links ?? [];
  if (offers.length === 0 && all.length === 0) return null;
  return (
    <Card title={job.send.title} unprinted>
      {offers.length > 0 && !made && <p>{job.send.about}</p>}
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
      <JobOffers offers={offers} again={all.length > 0} busy={make.busy} onMake={make.run} />
    </Card>
  );
}

const isOpen = ({ answeredAt, endedWhy, endedAt, expiresAt }: JobLink, now: string): boolean =>
  !answeredAt && !endedWhy && !endedAt && expiresAt > now;

function linkWords(link: JobLink, now: string): string {
  const { number, madeAt, openedAt, views, viewedAt, tries, answeredAt, endedAt, endedWhy, expiresAt } = link;
  const seen = viewedAt && `seen ${views === 1 ? 'once' : `${views} times`}, last ${instantWords(viewedAt, now)}`;
  return [
    `Job ${number}`,
    `made ${instantWords(madeAt, now)}`,
    openedAt ? `opened ${instantWords(openedAt, now)}` : 'not opened',
    seen,
    tries > 0 && `${tries} wrong ${tries === 1 ? 'code' : 'codes'}`,
    answeredAt && `answered ${instantWords(answeredAt, now)}`,
    endedWhy ?? (endedAt ? 'ended' : expiresAt <= now && !answeredAt && 'over'),
  ]
    .filter(Boolean)
    .join(' · ');
}
