import { useState } from 'react';
import { type ReviewState, reviewStateOf } from '#domain/record.ts';
import { instantWords } from '#domain/format-moment.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Clocks } from '#ui/Clocks.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { StandingCards } from '#ui/StandingCards.tsx';
import { useDesk } from '../desk-context.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';
import { Attention } from './Attention.tsx';
import { ClosedReading } from './ClosedReading.tsx';
import { CommentContext } from './comment-context.ts';
import { Details } from './Details.tsx';
import { EvidenceBundle } from './EvidenceBundle.tsx';
import { ItemLists } from './ItemLists.tsx';
import { nameOf } from './line-words.ts';
import { LinkedRecords } from './LinkedRecords.tsx';
import { NamedPeople } from './NamedPeople.tsx';
import { NextSteps } from './NextSteps.tsx';
import { Photos } from './Photos.tsx';
import { useOpenRecord } from './record-context.ts';
import { ReturnPanel } from './ReturnPanel.tsx';
import { ReviewCard } from './ReviewCard.tsx';
import { SendJob } from './SendJob.tsx';
import { Thread } from './Thread.tsx';
import { useReturnDraft } from './use-return-draft.ts';

export function RecordBody() {
  const record = useOpenRecord();
  const { id, kind, state, now, data } = record;
  const { rulesAt } = useDesk();
  const draft = useReturnDraft(id);
  const [returning, setReturning] = useState(draft.begun);
  const accept = useAction(() =>
    record.write({ type: 'reviewed', body: { outcome: 'accepted', through: state.lastNumber, comments: [] } }),
  );
  const review = reviewStateOf(state);
  const status = kind.statuses[state.status];
  const received = data.entries
    .map(({ receivedAt }) => receivedAt)
    .toSorted()
    .at(-1);
  const detail = [
    kind.detail(state, now),
    state.by && `by ${nameOf(record, state.by)}`,
    received && `received ${instantWords(received, now)}`,
  ];
  return (
    <CommentContext value={returning ? draft : undefined}>
      <DeskHeading
        title={kind.heading(state)}
        detail={detail.filter(Boolean).join(' · ')}
        actions={
          !returning && (
            <>
              <Button look="secondary" onPress={() => setReturning(true)}>
                Return with comments
              </Button>
              {review !== 'accepted' && (
                <Button onPress={accept.run} busy={accept.busy ? 'Accepting…' : undefined}>
                  {review === 'changed' ? 'Accept the change' : 'Accept'}
                </Button>
              )}
            </>
          )
        }
      />
      <div className="inline">
        {status && <Chip tone={status.tone}>{status.title}</Chip>}
        <ReviewChip review={review} />
      </div>
      <ProblemNotice problem={accept.problem} title="Not accepted yet" onRetry={accept.run} />
      <Attention />
      <ClosedReading />
      <ReviewCard />
      {returning && (
        <ReturnPanel
          draft={draft}
          onDone={() => {
            draft.clear();
            setReturning(false);
          }}
        />
      )}
      <div className="record-columns">
        <div className="record-column">
          <Clocks lines={kind.clocks(state, now, rulesAt(now))} />
          <StandingCards load={kind.standing} state={state} now={now} rules={rulesAt(now)} />
          <Details />
          <ItemLists />
          <LinkedRecords />
          <Photos />
        </div>
        <div className="record-column">
          <NextSteps />
          {kind.job && <SendJob job={kind.job} />}
          <Thread />
          {kind.sealed && <NamedPeople />}
          <EvidenceBundle />
        </div>
      </div>
    </CommentContext>
  );
}

function ReviewChip({ review }: { readonly review: ReviewState }) {
  switch (review) {
    case 'new':
      return <Chip tone="brand">Not read yet</Chip>;
    case 'accepted':
      return (
        <Chip tone="received" icon="tick">
          Accepted
        </Chip>
      );
    case 'changed':
      return <Chip tone="waiting">Changed since it was reviewed</Chip>;
    case 'returned':
      return <Chip tone="waiting">Returned, waiting for the officer</Chip>;
  }
}
