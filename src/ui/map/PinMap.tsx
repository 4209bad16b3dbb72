import { circle, divIcon, marker, type Marker, polyline } from 'leaflet';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Position } from '#domain/place.ts';
import { Button } from '../Button.tsx';
import { mapColour, useDark } from './map-theme.ts';
import { pinElement } from './pin-element.ts';
import { type Ground, useGround } from './use-ground.ts';
import { at, useLeaflet } from './use-leaflet.ts';

interface PinMapProps {
  readonly position: Position | undefined;
  readonly measured?: Position | undefined;
  readonly accuracy: number | undefined;
  readonly onHold: () => void;
  readonly onMove: (position: Position) => void;
  readonly ground: Ground;
  /** Where the map opens before there is a pin. */
  readonly start: Position;
}

const NEAR = 17;
const FAR = 13;

/** One pin, moved by dragging, a tap or a button, with the circle of what the phone measured. */
export function PinMap({ position, measured, accuracy, onHold, onMove, ground, start }: PinMapProps) {
  const { element, map } = useLeaflet({ centre: position ?? start, zoom: position ? NEAR : FAR });
  const pin = useRef<Marker>(undefined);
  const moved = useEffectEvent(onMove);
  const held = useEffectEvent(onHold);

  const isDark = useDark();

  useGround(map, ground);
  useEffect(() => {
    const tap = map?.on('click', ({ latlng: { lat, lng } }) => moved({ lat, lon: lng }));
    return () => void tap?.off('click');
  }, [map]);
  useEffect(() => {
    if (!map || !position) return;
    if (pin.current) {
      // Only a pin out of sight moves the map: whoever looks around meanwhile is left where they look.
      pin.current.setLatLng(at(position));
      if (!map.getBounds().contains(at(position))) map.panTo(at(position));
      return;
    }
    const icon = divIcon({ html: pinElement(), className: 'map-pin', iconSize: [48, 48], iconAnchor: [24, 44] });
    const made = marker(at(position), { icon, draggable: true, keyboard: true, title: 'Pin', alt: 'Pin' }).addTo(map);
    made.on('dragstart', () => held());
    made.on('dragend', () => {
      const { lat, lng } = made.getLatLng();
      moved({ lat, lon: lng });
    });
    pin.current = made;
    map.setView(at(position), Math.max(map.getZoom(), NEAR));
  }, [map, position]);
  useEffect(
    () => () => {
      pin.current?.remove();
      pin.current = undefined;
    },
    [map],
  );
  useEffect(() => {
    const centre = measured ?? position;
    if (!map || !centre || !position || accuracy === undefined) return;
    const line = { interactive: false, color: mapColour('--brand'), weight: 2, dashArray: '4 4' };
    const ring = circle(at(centre), { ...line, radius: accuracy, fillOpacity: 0.12 }).addTo(map);
    const way = measured && polyline([at(measured), at(position)], line).addTo(map);
    return () => {
      ring.remove();
      way?.remove();
    };
  }, [map, position, measured, accuracy, isDark]);

  return (
    <div>
      <div className="map-frame">
        <div
          ref={element}
          className="map map-pinning"
          role="application"
          aria-label="Map. Tap where it is, or drag the pin"
        />
        <span className="map-middle" aria-hidden="true" />
      </div>
      <Button
        look="quiet"
        small
        onPress={() => {
          const middle = map?.getCenter();
          if (middle) onMove({ lat: middle.lat, lon: middle.lng });
        }}
      >
        Put the pin in the middle of the map
      </Button>
    </div>
  );
}
