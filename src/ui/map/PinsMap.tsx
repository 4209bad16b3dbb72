import { circleMarker, latLngBounds } from 'leaflet';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { WardShape } from '#domain/geo/ward-at.ts';
import type { Position } from '#domain/place.ts';
import { drawBackdrop, mapColour } from './backdrop.ts';
import { at, useLeaflet } from './use-leaflet.ts';

export interface MapPin {
  readonly id: string;
  readonly position: Position;
  readonly label: string;
  readonly open: boolean;
}

interface PinsMapProps {
  readonly pins: readonly MapPin[];
  readonly wards?: readonly WardShape[];
  readonly start: Position;
  readonly onChoose: (id: string) => void;
}

const WIDE = 12;
const CLOSEST = 16;

/** Pins to look at; the list beside the map says the same in words. */
export function PinsMap({ pins, wards = [], start, onChoose }: PinsMapProps) {
  const { element, map } = useLeaflet({ centre: start, zoom: WIDE });
  const choose = useEffectEvent(onChoose);
  const fitted = useRef(false);

  useEffect(() => map && drawBackdrop(map, wards), [map, wards]);
  useEffect(() => {
    if (!map) return;
    const marks = pins.map(({ id, position, label, open }) => {
      const colour = mapColour(open ? '--attention' : '--brand');
      const name = document.createElement('span');
      name.textContent = label;
      return circleMarker(at(position), {
        radius: 9,
        color: mapColour('--card'),
        weight: 2,
        fillColor: colour,
        fillOpacity: 0.95,
      })
        .bindTooltip(name)
        .on('click', () => choose(id))
        .addTo(map);
    });
    if (pins.length > 0 && !fitted.current) {
      fitted.current = true;
      map.fitBounds(latLngBounds(pins.map(({ position }) => at(position))).pad(0.1), {
        maxZoom: CLOSEST,
        animate: false,
      });
    }
    return () => {
      for (const mark of marks) mark.remove();
    };
  }, [map, pins]);

  return <div ref={element} className="map" role="application" aria-label="Map of what is in the list" />;
}
