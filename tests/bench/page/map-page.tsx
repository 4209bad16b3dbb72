// The map of the app with many pins and the list of what is in view beside it; the bench pulls it about.
import '../../../src/ui/theme/index.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ListRow } from '#ui/ListRow.tsx';
import { type InView, PinsMap } from '#ui/map/PinsMap.tsx';
import { ViewList } from '#ui/map/ViewList.tsx';

const PLACES = 400;
const pins = Array.from({ length: Number(new URL(location.href).searchParams.get('pins')) }, (_, n) => {
  // Finds come back to the same places, more to some than to others.
  const place = Math.floor(PLACES * ((n * 0.618_034) % 1) ** 2);
  return {
    id: `${n}`,
    label: `Needle find, place ${place}`,
    open: n % 9 === 0,
    position: {
      lat: 51.2 + ((place * 37) % 100) / 500 + ((n * 13) % 97) / 40_000,
      lon: 0.4 + ((place * 61) % 100) / 400 + ((n * 29) % 89) / 30_000,
    },
  };
});
const ground = { wards: [], places: [] };
const start = { lat: 51.3, lon: 0.52 };

function Page() {
  const [view, setView] = useState<InView>();
  return (
    <>
      <PinsMap pins={pins} ground={ground} start={start} onChoose={() => undefined} onView={setView} />
      <ViewList view={view} line={(id) => <ListRow key={id} title={pins[Number(id)]?.label} href={`#${id}`} />} />
    </>
  );
}

const root = document.createElement('main');
document.body.append(root);

declare global {
  /** The page is loaded and its pins are made: what follows is the map's own work. */
  var openMap: () => void;
}
globalThis.openMap = () => createRoot(root).render(<Page />);
