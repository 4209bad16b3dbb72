import { useState } from 'react';
import { Link } from 'wouter';
import { longDayOf } from '#domain/format-moment.ts';
import { startOfDay } from '#domain/calendar.ts';
import { countWords } from '#domain/count-words.ts';
import { kindNamed } from '#kinds/registry.ts';
import { call } from '#protocol/call.ts';
import { eraseRecords, type OverdueRecord, readOverdue } from '#protocol/retention.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { CheckBox } from '#ui/CheckBox.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { useDesk } from '../desk-context.ts';
import { Loaded } from '../Loaded.tsx';

import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';
import { useQuery } from '../use-query.ts';

/** What has ended and is over its time. Nothing erases itself: somebody looks, and somebody presses. */
export function Retention() {
  const overdue = useQuery(readOverdue, {});
  const [erased, setErased] = useState(0);
  return (
    <DeskFrame title="Retention">
      <DeskHeading
        title="Retention"
        detail="Records that have ended and are over the time you keep them. None is erased until somebody here erases it."
      />
      <div role="status">
        {erased > 0 && (
          <Notice tone="received" title={`${countWords(erased, 'record is', 'records are')} erased`}>
            <p>Phones forget them at their next contact. What they counted for in committee tables stays.</p>
          </Notice>
        )}
      </div>
      <Loaded query={overdue} loading="Looking for what is over its time…">
        {({ records, total, years }) =>
          records.length > 0 ? (
            <Overdue
              // Chosen anew when the list is another.
              key={records.map(({ id }) => id).join()}
              records={records}
              total={total}
              onErased={(count) => {
                setErased(count);
                overdue.refresh();
              }}
            />
          ) : (
            <NothingDue years={years} />
          )
        }
      </Loaded>
    </DeskFrame>
  );
}

function NothingDue({ years }: { readonly years: Readonly<Record<string, number>> }) {
  const { roles } = useDesk().session.person;
  const kept = Object.entries(years).flatMap(([kind, count]) => {
    const named = kindNamed(kind);
    return named ? [`${named.plural}: ${countWords(count, 'year')}`] : [];
  });
  return (
    <EmptyState icon="record" title={kept.length > 0 ? 'Nothing is over its time' : 'No time has been set yet'}>
      <p>
        {kept.length > 0
          ? `Kept after they have ended. ${kept.join(', ')}. A record with something open in it is never offered.`
          : 'Every record is kept until the council says for how long. Ask your data protection officer first.'}
      </p>
      {roles.includes('manager') && (
        <p>
          <Link href="/desk/settings/retention">{kept.length > 0 ? 'Change the times' : 'Set the times'}</Link>
        </p>
      )}
    </EmptyState>
  );
}

interface OverdueProps {
  readonly records: readonly OverdueRecord[];
  readonly total: number;
  readonly onErased: (count: number) => void;
}

function Overdue({ records, total, onErased }: OverdueProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const erase = useAction(async () => {
    const { erased } = await call(eraseRecords, { body: { records: [...chosen] } });
    setAsking(false);
    onErased(erased);
  });
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const words = countWords(chosen.size, 'record');
  return (
    <Card title={`${countWords(total, 'record')} over ${total === 1 ? 'its' : 'their'} time`}>
      {total > records.length && (
        <p className="soft">The {records.length} that ended first. The next come when these are dealt with.</p>
      )}
      <CheckBox
        id="all"
        label="Choose all of these"
        checked={chosen.size === records.length}
        onChange={(on) =>
          choose(
            records.map(({ id }) => id),
            on,
          )
        }
      />
      <ul className="stack">
        {records.map(({ id, kind, heading, endedOn }) => (
          <li key={id} className="item-head">
            <CheckBox
              id={id}
              label={heading}
              hint={`${kindNamed(kind)?.title ?? kind}, ended ${longDayOf(startOfDay(endedOn))}`}
              checked={chosen.has(id)}
              onChange={(on) => choose([id], on)}
            />
            <LinkButton href={`/desk/records/${id}`} small look="secondary">
              Read it<span className="visually-hidden">: {heading}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
      {chosen.size === 0 ? (
        <p className="soft">Choose what to erase.</p>
      ) : (
        <Button look="danger" onPress={() => setAsking(true)}>
          Erase {words}…
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={`Erase ${words} for ever?`}
          confirm={`Erase ${words}`}
          danger
          busy={erase.busy ? 'Erasing…' : undefined}
          onConfirm={() => erase.run()}
          onCancel={() => setAsking(false)}
        >
          <div className="stack">
            <p>
              Everything that was written, photographed and handed over goes from the council’s server now and from each
              phone at its next contact. It cannot be undone.
            </p>
            <p>
              What stays: that there was a record, the proof of its entries, and what it counted for in committee
              tables, with nobody’s name. Backups keep it until they are deleted.
            </p>
            <p>Do not erase what an appeal, a complaint, a court or a request for somebody’s data still needs.</p>
            <ProblemNotice problem={erase.problem} title="Nothing was erased" />
          </div>
        </ConfirmDialog>
      )}
    </Card>
  );
}
