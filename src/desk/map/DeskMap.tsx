import { useMemo, useState } from 'react';
import { countWords } from '#domain/count-words.ts';
import { daySchema, instantText } from '#domain/moment.ts';
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import { kindNamed, kinds } from '#kinds/registry.ts';
import type { RecordRow } from '#protocol/desk-records.ts';
import { Card } from '#ui/Card.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Loading } from '#ui/Loading.tsx';
import { type InView, PinsMap } from '#ui/map/PinsMap.tsx';
import { ViewList } from '#ui/map/ViewList.tsx';
import { DayField } from '../DayField.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { useDesk } from '../desk-context.ts';
import { FilterSelect } from '../FilterSelect.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { RecordLine } from '../RecordLine.tsx';
import { useNow } from '#ui/use-now.ts';
import { useDeskGround } from './use-desk-ground.ts';
import { useAllRows } from './use-all-rows.ts';

const DAYS_SHOWN = 90;
const open = kinds.filter(({ sealed }) => !sealed);

/** Where things are, over grid and wards; every pin stands in the list as words. */
export function DeskMap() {
  const now = useNow();
  const { settings } = useDesk();
  const [kind, setKind] = useState('');
  const [from, setFrom] = useState(() => addDays(dayOfInstant(instantText(Date.now())), -DAYS_SHOWN));
  const [to, setTo] = useState('');
  const [round, setRound] = useState(0);
  const [chosen, setChosen] = useState<string>();
  const day = (text: string) => daySchema.safeParse(text).data;
  const { rows, total, done, problem } = useAllRows({ kind: kind || undefined, from: day(from), to: day(to) }, round);
  const pinned = useMemo(() => rows.filter(({ position }) => position), [rows]);
  const pins = useMemo(() => pinned.flatMap(pinOf), [pinned]);
  const ground = useDeskGround(settings.data?.documents);
  const byId = useMemo(() => new Map(pinned.map((row) => [row.id, row])), [pinned]);
  const [view, setView] = useState<InView>();
  const first = pinned[0]?.position;
  const choose = (id: string) => {
    setChosen(id);
    document.querySelector(`a[href="/desk/records/${id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <DeskFrame title="Map">
      <DeskHeading title="Map" detail={done ? words(pinned.length, rows.length, total) : 'Reading the pins…'} />
      <Card>
        <search className="filters">
          <FilterSelect
            id="kind"
            label="Kind"
            value={kind}
            onChange={setKind}
            choices={[
              { value: '', label: 'All kinds' },
              ...open.map(({ name, plural: label }) => ({ value: name, label })),
            ]}
          />
          <DayField id="from" label="From" value={from} onChange={setFrom} />
          <DayField id="to" label="To" value={to} onChange={setTo} />
        </search>
      </Card>
      <ProblemNotice
        problem={problem}
        title="Not every pin could be read"
        onRetry={() => setRound((count) => count + 1)}
      />
      {!done && pinned.length === 0 && <Loading words="Reading the pins…" />}
      {done && pinned.length === 0 && !problem && (
        <EmptyState icon="map" title="No pins in this time">
          <p>Choose an earlier day, or another kind.</p>
        </EmptyState>
      )}
      {first && (
        <div className="map-columns">
          <div className="stack">
            <PinsMap pins={pins} ground={ground} start={first} onChoose={choose} onView={setView} />
            <p className="soft small">
              Lines are the National Grid{ground.wards.length > 0 ? ', outlines are wards' : ''}. A red pin is still
              open. No map is fetched from anywhere but this server.
            </p>
          </div>
          <div className="map-list">
            <ViewList
              view={view}
              line={(id) => {
                const row = byId.get(id);
                const href = `/desk/records/${id}`;
                return row && <RecordLine key={id} row={row} now={now} current={id === chosen} href={href} />;
              }}
            />
          </div>
        </div>
      )}
    </DeskFrame>
  );
}

const pinOf = ({ id, position, heading, kind, status }: RecordRow) =>
  position ? [{ id, position, label: heading, open: kindNamed(kind)?.statuses[status]?.open ?? false }] : [];

function words(pinned: number, read: number, total: number): string {
  const without = read - pinned;
  return [
    countWords(pinned, 'pin'),
    without > 0 && `${countWords(without, 'record')} without a pin not shown`,
    total > read && `the newest ${read.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} records`,
  ]
    .filter(Boolean)
    .join(' · ');
}
