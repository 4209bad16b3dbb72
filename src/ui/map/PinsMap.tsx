import { circle, circleMarker, LatLngBounds, type LeafletMouseEvent, type Map as LeafletMap, Tooltip } from 'leaflet';
import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Position } from '#domain/place.ts';
import { type Clusterer, createClusterer, type MapPin, type Mark } from './clusterer.ts';
import { mapColour, useDark } from './map-theme.ts';
import { type PinsLayer, pinsLayer } from './pins-layer.ts';
import { type Ground, useGround } from './use-ground.ts';
import { at, useLeaflet } from './use-leaflet.ts';

/** Several pins that stand as one mark. */
export interface Cluster {
  readonly key: string;
  readonly count: number;
  readonly open: number;
  readonly position: Position;
  /** Zooms in until it falls apart. */
  readonly zoomIn: () => void;
}

/** What the map shows now, the nearest to its middle first: the list beside it says the same. */
export interface InView {
  readonly pins: readonly MapPin[];
  readonly clusters: readonly Cluster[];
}

interface PinsMapProps {
  readonly pins: readonly MapPin[];
  readonly ground: Ground;
  readonly start: Position;
  readonly onChoose: (id: string) => void;
  readonly onView?: (view: InView) => void;
  /** Where this phone is. */
  readonly own?: { readonly position: Position; readonly accuracy: number } | undefined;
}

const WIDE = 12;
const CLOSEST = 16;
/** A pointer that stands still so long looks at something. */
const REST_MS = 80;
/** A map that was not moved for so long stands still. */
const STILL_MS = 150;

/** Pins to look at; the list beside the map says the same in words. */
export function PinsMap({ pins, ground, start, onChoose, onView, own }: PinsMapProps) {
  const { element, map } = useLeaflet({ centre: start, zoom: WIDE });
  const isDark = useDark();
  const choose = useEffectEvent(onChoose);
  const view = useEffectEvent((seen: InView) => startTransition(() => onView?.(seen)));
  const fitted = useRef(false);
  const [clusterer, setClusterer] = useState<Clusterer>();
  const [drawn, setDrawn] = useState<PinsLayer>();
  const failed = useGround(map, ground);

  useEffect(() => {
    const made = createClusterer();
    setClusterer(made);
    return () => made.close();
  }, []);

  useEffect(() => {
    if (!map || !clusterer) return;
    const zoomIn = (cluster: number, position: Position) =>
      void clusterer.zoomInto(cluster).then((zoom) => zoom !== undefined && map.setView(at(position), zoom));
    // Once the map stands still: drawing comes first, and a list that changes while somebody pulls is read by nobody.
    let telling: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(telling);
      telling = setTimeout(() => view(inViewOf(map, made.shown(), zoomIn)), STILL_MS);
    };
    const made = pinsLayer(clusterer, tell);
    const { layer, markAt } = made;
    const under = ({ containerPoint }: LeafletMouseEvent): Mark | undefined => markAt(map, containerPoint);
    const tip = new Tooltip({ offset: [0, -10], direction: 'top' });
    const press = (event: LeafletMouseEvent) => {
      const mark = under(event);
      if (!mark) return;
      if ('pin' in mark) choose(mark.pin.id);
      else zoomIn(mark.cluster, mark.position);
    };
    const look = (event: LeafletMouseEvent) => {
      const mark = under(event);
      map.getContainer().classList.toggle('map-on-mark', Boolean(mark));
      if (mark) map.openTooltip(tip.setLatLng(at(mark.position)).setContent(nameOf(mark)));
      else map.closeTooltip(tip);
    };
    let resting: ReturnType<typeof setTimeout> | undefined;
    const hover = (event: LeafletMouseEvent) => {
      clearTimeout(resting);
      // Whoever pulls the map, or passes over it, looks at no mark.
      if (event.originalEvent.buttons === 0) resting = setTimeout(() => look(event), REST_MS);
    };
    layer.addTo(map);
    setDrawn(made);
    map.on({ click: press, mousemove: hover });
    return () => {
      clearTimeout(telling);
      clearTimeout(resting);
      layer.remove();
      map.closeTooltip(tip);
      map.off({ click: press, mousemove: hover });
    };
  }, [map, clusterer, isDark]);

  useEffect(() => {
    if (clusterer && drawn) void clusterer.load(pins).then(() => drawn.layer.renew());
  }, [clusterer, drawn, pins]);

  useEffect(() => {
    if (!map || pins.length === 0 || fitted.current) return;
    fitted.current = true;
    map.fitBounds(boundsOf(pins).pad(0.1), { maxZoom: CLOSEST, animate: false });
  }, [map, pins]);

  const [lat, lon, accuracy] = [own?.position.lat, own?.position.lon, own?.accuracy];
  const found = lat !== undefined;
  useEffect(() => {
    if (map && lat !== undefined && lon !== undefined) map.setView([lat, lon], Math.max(map.getZoom(), CLOSEST));
    // Only when a position is first known: whoever looks around afterwards is left where they look.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [map, found]);
  useEffect(() => {
    if (!map || lat === undefined || lon === undefined) return;
    const colour = mapColour('--map-own');
    const place = [lat, lon] as const;
    const marks = [
      circle([...place], { radius: accuracy ?? 0, color: colour, weight: 1, fillOpacity: 0.15, interactive: false }),
      circleMarker([...place], {
        radius: 7,
        color: mapColour('--card'),
        weight: 3,
        fillColor: colour,
        fillOpacity: 1,
        interactive: false,
      }),
    ].map((mark) => mark.addTo(map));
    return () => {
      for (const mark of marks) mark.remove();
    };
  }, [map, lat, lon, accuracy, isDark]);

  return (
    <div>
      <div ref={element} className="map" role="application" aria-label="Map of what is in the list" />
      {failed && <p className="small">The area map could not be read. Lines and pins are drawn without it.</p>}
      {ground.area?.attribution && <p className="small soft">Map: {ground.area.attribution}</p>}
    </div>
  );
}

/** Without an object for each pin: there may be very many. */
function boundsOf(pins: readonly MapPin[]): LatLngBounds {
  let [south, west, north, east] = [90, 180, -90, -180];
  for (const { position } of pins) {
    south = Math.min(south, position.lat);
    north = Math.max(north, position.lat);
    west = Math.min(west, position.lon);
    east = Math.max(east, position.lon);
  }
  return new LatLngBounds([south, west], [north, east]);
}

function inViewOf(
  map: LeafletMap,
  drawn: readonly Mark[],
  zoomIn: (cluster: number, position: Position) => void,
): InView {
  const bounds = map.getBounds();
  const middle = map.getCenter();
  const marks = drawn
    .filter(({ position }) => bounds.contains(at(position)))
    .map((mark) => ({ mark, metres: middle.distanceTo(at(mark.position)) }))
    .toSorted((a, b) => a.metres - b.metres)
    .map(({ mark }) => mark);
  return {
    pins: marks.flatMap((mark) => ('pin' in mark ? mark.pin : [])),
    clusters: marks.flatMap((mark) =>
      'pin' in mark
        ? []
        : {
            key: `${mark.cluster}`,
            count: mark.count,
            open: mark.open,
            position: mark.position,
            zoomIn: () => zoomIn(mark.cluster, mark.position),
          },
    ),
  };
}

function nameOf(mark: Mark): HTMLElement {
  const name = document.createElement('span');
  name.textContent = 'pin' in mark ? mark.pin.label : `${mark.count} pins`;
  return name;
}
