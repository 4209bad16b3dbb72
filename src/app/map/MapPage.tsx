import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { PhoneSettings, RecordLine } from '#sync/phone.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Group } from '#ui/Group.tsx';
import { Loading } from '#ui/Loading.tsx';
import { type InView, PinsMap } from '#ui/map/PinsMap.tsx';
import { ViewList } from '#ui/map/ViewList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { mapStart } from '../map-start.ts';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';
import { RecordRow } from '../RecordRow.tsx';
import { usePhoneGround } from '../use-phone-ground.ts';
import { AreaMapCard } from './AreaMapCard.tsx';
import { useOwnPosition } from './use-own-position.ts';

const MOST_PINS = 5000;

/** Pins of this phone's records over the area map, grid and wards; whatever is in view stands below in words. Home visits have no pin. */
export function MapPage() {
  const settings = useAnswer(['settings'], 'settings', (phone) => phone.settings());
  const found = useAnswer(['records'], 'map', (phone) => phone.records({ most: MOST_PINS }));
  return (
    <AppScreen title="Map" tab={paths.map}>
      {!settings || !found ? (
        <Loading words="Drawing the map…" />
      ) : (
        <RecordsMap settings={settings} lines={found.lines} total={found.total} />
      )}
    </AppScreen>
  );
}

interface RecordsMapProps {
  readonly settings: PhoneSettings;
  readonly lines: readonly RecordLine[];
  readonly total: number;
}

function RecordsMap({ settings, lines, total }: RecordsMapProps) {
  const [, go] = useLocation();
  const area = useAnswer(['map', 'settings'], 'area', (phone) => phone.areaMap());
  const ground = usePhoneGround(settings);
  const { own, looking, problem, look } = useOwnPosition();
  const [view, setView] = useState<InView>();
  const byId = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);
  const pins = useMemo(
    () =>
      lines.flatMap(({ id, position, heading, open }) => (position ? [{ id, position, label: heading, open }] : [])),
    [lines],
  );
  return (
    <>
      <PinsMap
        pins={pins}
        ground={ground}
        start={mapStart(settings)}
        onChoose={(id) => go(paths.record(id))}
        onView={setView}
        own={own}
      />
      <div className="inline">
        <Button look="secondary" small icon="pin" onPress={look} busy={looking ? 'Finding…' : undefined}>
          Where I am
        </Button>
        {own && <span className="small soft">Within {own.accuracy} m</span>}
      </div>
      {area?.offered && <AreaMapCard area={area} />}
      {problem && !own && <Notice tone="waiting">{problem}</Notice>}
      {pins.length === 0 ? (
        <EmptyState icon="map" title="No pins yet">
          <p>What you save with a place appears here.</p>
        </EmptyState>
      ) : (
        <Group title="What is in view">
          <ViewList
            view={view}
            line={(id) => {
              const line = byId.get(id);
              return line && <RecordRow key={id} line={line} />;
            }}
          />
        </Group>
      )}
      {area && !area.offered && <AreaMapCard area={area} />}
      {total > lines.length && (
        <p>
          On the map are the newest {lines.length.toLocaleString('en-GB')} of {total.toLocaleString('en-GB')} records on
          this phone.
        </p>
      )}
      <p className="soft small">
        The lines are the National Grid{settings.wards.length > 0 ? ', the outlines are wards' : ''}. A grid reference
        is to 10 m and right to about 5 m, beside what the phone’s own position is out by. No map is fetched from
        anywhere but the council.
      </p>
    </>
  );
}
