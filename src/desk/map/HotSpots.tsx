import { useState } from 'react';
import { Link } from 'wouter';
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import { countWords } from '#domain/count-words.ts';
import { dateWords } from '#domain/format-moment.ts';
import { daySchema, instantText } from '#domain/moment.ts';
import { kinds } from '#kinds/registry.ts';
import { pathOf } from '#protocol/call.ts';
import { exportHotSpots, readHotSpots, type Spot } from '#protocol/hot-spots.ts';
import { Card } from '#ui/Card.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PinsMap } from '#ui/map/PinsMap.tsx';
import { Table } from '#ui/Table.tsx';
import { DayField } from '../DayField.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { useDesk } from '../desk-context.ts';
import { FilterSelect } from '../FilterSelect.tsx';
import { Loaded } from '../Loaded.tsx';
import { useQuery } from '../use-query.ts';
import { useDeskGround } from './use-desk-ground.ts';

const YEAR = 365;
const kind = kinds.find(({ gathers }) => gathers);

const distances = [30, 60, 120, 250].map((metres) => ({ value: String(metres), label: `Within ${metres} m` }));
const gaps = [
  { value: '7', label: 'Within a week of each other' },
  { value: '28', label: 'Within four weeks of each other' },
  { value: '366', label: 'At any time' },
];

/** Where finds gather by distance and time, beside the year before; the map and the table say the same. */
export function HotSpots() {
  const { settings } = useDesk();
  const [today] = useState(() => dayOfInstant(instantText(Date.now())));
  const [from, setFrom] = useState(() => addDays(today, -YEAR));
  const [to, setTo] = useState(today);
  const [metres, setMetres] = useState('60');
  const [days, setDays] = useState('28');
  const [chosen, setChosen] = useState<string>();
  const ground = useDeskGround(settings.data?.documents);
  const isPeriod = daySchema.safeParse(from).success && daySchema.safeParse(to).success && from <= to;
  const asked = {
    params: { name: kind?.path ?? '' },
    query: { from, to, metres: Number(metres), days: Number(days) },
  };
  const spots = useQuery(readHotSpots, isPeriod ? asked : undefined);
  return (
    <DeskFrame title="Hot spots">
      <DeskHeading
        title="Hot spots"
        detail={`${kind?.plural ?? ''} that lie together, from ${dateWords(from)} to ${dateWords(to)}, beside the year before`}
        actions={
          <>
            <Link className="button button-secondary button-small" href="/desk/map">
              All pins
            </Link>
            <a className="button button-secondary button-small" href={pathOf(exportHotSpots, asked)} download>
              GeoJSON
            </a>
          </>
        }
      />
      <Card>
        <search className="filters">
          <DayField id="from" label="From" value={from} onChange={setFrom} />
          <DayField id="to" label="To" value={to} onChange={setTo} />
          <FilterSelect id="metres" label="Distance" value={metres} choices={distances} onChange={setMetres} />
          <FilterSelect id="days" label="Time" value={days} choices={gaps} onChange={setDays} />
        </search>
      </Card>
      <Loaded query={spots} loading="Looking where they gather…">
        {(data) =>
          data.spots[0] ? (
            <div className="stack">
              <PinsMap
                pins={data.spots.map((spot) => ({
                  id: keyOf(spot),
                  position: spot,
                  label: `${spot.name}: ${incidents(spot)}`,
                  open: keyOf(spot) === chosen,
                }))}
                ground={ground}
                start={data.spots[0]}
                onChoose={setChosen}
              />
              <SpotTable spots={data.spots} chosen={chosen} />
              <p className="soft small">
                A spot is two or more linked step by step. {countWords(data.unpinned.incidents, 'record')} without a pin
                cannot be in one. The file holds what this table holds: no name, no note, no officer.
              </p>
            </div>
          ) : (
            <EmptyState icon="map" title="Nothing gathers in this time">
              <p>Choose a longer time or a greater distance.</p>
            </EmptyState>
          )
        }
      </Loaded>
    </DeskFrame>
  );
}

const keyOf = ({ lat, lon, firstOn }: Spot): string => `${lat} ${lon} ${firstOn}`;
const incidents = ({ incidents: count }: Spot): string => countWords(count, 'incident');

interface SpotTableProps {
  readonly spots: readonly Spot[];
  readonly chosen: string | undefined;
}

const SpotTable = ({ spots, chosen }: SpotTableProps) => (
  <Table
    caption="Hot spots, the most incidents first"
    rows={spots}
    rowKey={keyOf}
    columns={[
      {
        key: 'name',
        title: 'Where',
        cell: (spot) => (keyOf(spot) === chosen ? <strong>{spot.name}, chosen on the map</strong> : spot.name),
      },
      { key: 'incidents', title: 'Incidents', figure: true, cell: (spot) => spot.incidents },
      { key: 'then', title: 'A year before', figure: true, cell: ({ before }) => before.incidents },
      { key: 'trend', title: 'Trend', cell: trendWords },
      { key: 'count', title: 'Count', figure: true, cell: ({ count }) => count.toLocaleString('en-GB') },
      {
        key: 'countThen',
        title: 'A year before',
        figure: true,
        cell: ({ before }) => before.count.toLocaleString('en-GB'),
      },
      { key: 'across', title: 'Across', figure: true, cell: (spot) => `${2 * spot.metres} m` },
      { key: 'last', title: 'Last found', cell: ({ lastOn }) => dateWords(lastOn) },
    ]}
  />
);

function trendWords({ incidents: now, before }: Spot): string {
  if (before.incidents === 0) return 'New';
  if (now === before.incidents) return 'The same';
  return now > before.incidents ? `${now - before.incidents} more` : `${before.incidents - now} fewer`;
}
