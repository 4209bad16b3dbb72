// Leaflet under React: one effect makes the map and takes it away. No tile server: an area map of the council's, lines, outlines and pins.
import 'leaflet/dist/leaflet.css';
import '../theme/map.css';
import { map as createMap, type LatLngExpression, type Map as LeafletMap } from 'leaflet';
import { LEAST_ZOOM } from './least-zoom.ts';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Position } from '#domain/place.ts';

export const at = ({ lat, lon }: Position): LatLngExpression => [lat, lon];

interface View {
  readonly centre: Position;
  readonly zoom: number;
}

/** The map in the element of the ref, once it is mounted. */
export function useLeaflet(view: View): {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly map: LeafletMap | undefined;
} {
  const element = useRef<HTMLDivElement>(null);
  const first = useRef(view);
  const [made, setMade] = useState<LeafletMap>();
  useEffect(() => {
    if (!element.current) return;
    const map = createMap(element.current, {
      attributionControl: false,
      preferCanvas: true,
      maxZoom: 19,
      minZoom: LEAST_ZOOM,
    });
    map.setView(at(first.current.centre), first.current.zoom);
    setMade(map);
    const sized = new ResizeObserver(() => map.invalidateSize());
    sized.observe(element.current);
    return () => {
      sized.disconnect();
      map.remove();
      setMade(undefined);
    };
  }, []);
  return { element, map: made };
}
