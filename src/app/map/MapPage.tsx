import { useLocation } from 'wouter';
import { CardList } from '#ui/CardList.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Group } from '#ui/Group.tsx';
import { Loading } from '#ui/Loading.tsx';
import { PinsMap } from '#ui/map/PinsMap.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { mapStart } from '../map-start.ts';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';
import { RecordRow } from '../RecordRow.tsx';

const MOST_PINS = 2000;

/** Pins of this phone's records over grid and wards; every pin stands in the list as words. Home visits have no pin. */
export function MapPage() {
  const [, go] = useLocation();
  const settings = useAnswer(['settings'], 'settings', (phone) => phone.settings());
  const found = useAnswer(['records'], 'map', (phone) => phone.records({ most: MOST_PINS }));
  const pinned = found?.lines.filter(({ position }) => position) ?? [];
  const pins = pinned.flatMap(({ id, position, heading, open }) =>
    position ? [{ id, position, label: heading, open }] : [],
  );
  return (
    <AppScreen title="Map" tab={paths.map}>
      {!settings || !found ? (
        <Loading words="Drawing the map…" />
      ) : (
        <>
          <PinsMap
            pins={pins}
            wards={settings.wards}
            start={mapStart(settings)}
            onChoose={(id) => go(paths.record(id))}
          />
          <p className="soft">
            The lines are the National Grid{settings.wards.length > 0 ? ', the outlines are wards' : ''}. No map is
            fetched from anywhere.
          </p>
          {pinned.length === 0 ? (
            <EmptyState icon="map" title="No pins yet">
              <p>What you save with a place appears here.</p>
            </EmptyState>
          ) : (
            <Group title="What the pins are">
              <CardList>
                {pinned.map((line) => (
                  <RecordRow key={line.id} line={line} />
                ))}
              </CardList>
            </Group>
          )}
        </>
      )}
    </AppScreen>
  );
}
