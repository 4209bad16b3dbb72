import { circle, divIcon, marker } from 'leaflet';
import { useEffect, useEffectEvent } from 'react';
import type { WardShape } from '#domain/geo/ward-at.ts';
import type { Position } from '#domain/place.ts';
import { drawBackdrop, mapColour } from './backdrop.ts';
import { pinElement } from './pin-element.ts';
import { at, useLeaflet } from './use-leaflet.ts';

interface PinMapProps {
  readonly position: Position | undefined;
  readonly accuracy: number | undefined;
  readonly onMove: (position: Position) => void;
  readonly wards?: readonly WardShape[];
  /** Where the map opens before there is a pin. */
  readonly start: Position;
}

const NEAR = 17;
const FAR = 13;

/** One pin, moved by dragging or by a tap, with the circle of its accuracy. */
export function PinMap({ position, accuracy, onMove, wards = [], start }: PinMapProps) {
  const { element, map } = useLeaflet({ centre: position ?? start, zoom: position ? NEAR : FAR });
  const moved = useEffectEvent(onMove);

  useEffect(() => map && drawBackdrop(map, wards), [map, wards]);
  useEffect(() => {
    const tap = map?.on('click', ({ latlng: { lat, lng } }) => moved({ lat, lon: lng }));
    return () => void tap?.off('click');
  }, [map]);
  useEffect(() => {
    if (!map || !position) return;
    const icon = divIcon({ html: pinElement(), className: 'map-pin', iconSize: [48, 48], iconAnchor: [24, 44] });
    const pin = marker(at(position), { icon, draggable: true, keyboard: true, title: 'Pin', alt: 'Pin' }).addTo(map);
    pin.on('dragend', () => {
      const { lat, lng } = pin.getLatLng();
      moved({ lat, lon: lng });
    });
    const colour = mapColour('--brand');
    const ring =
      accuracy &&
      circle(at(position), {
        radius: accuracy,
        interactive: false,
        color: colour,
        weight: 1,
        dashArray: '4 4',
        fillOpacity: 0.12,
      }).addTo(map);
    if (!map.getBounds().pad(-0.2).contains(at(position)) || map.getZoom() < NEAR) map.setView(at(position), NEAR);
    return () => {
      pin.remove();
      if (ring) ring.remove();
    };
  }, [map, position, accuracy]);

  return (
    <div
      ref={element}
      className="map map-pinning"
      role="application"
      aria-label="Map. Tap where it is, or drag the pin"
    />
  );
}
