import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useEffectEvent, useState } from 'react';
import type { WardShape } from '#domain/geo/ward-at.ts';
import type { AreaTiles, ReadSlice } from './area-layer.ts';
import { backdropLayer, type PlaceName, wardOutlines } from './backdrop.ts';
import { useDark } from './map-theme.ts';

/** What lies under the pins. */
export interface Ground {
  readonly wards: readonly WardShape[];
  readonly places: readonly PlaceName[];
  /** The council's area map, where there is one to read. */
  readonly area?: AreaTiles | undefined;
  readonly readArea?: ReadSlice | undefined;
}

/** Draws the ground in the theme of the moment; answers whether the area map could not be drawn. */
export function useGround(map: LeafletMap | undefined, { wards, places, area, readArea }: Ground): boolean {
  const isDark = useDark();
  const [failed, setFailed] = useState(false);
  const read = useEffectEvent(async (offset: number, length: number) => {
    if (!readArea) throw new Error('Nobody reads this map');
    return readArea(offset, length);
  });
  useEffect(() => {
    if (!map) return;
    const layers = [wardOutlines(wards).addTo(map), backdropLayer(wards, places).addTo(map)];
    return () => {
      for (const layer of layers) layer.remove();
    };
  }, [map, wards, places, isDark]);
  const sha256 = area?.sha256;
  useEffect(() => {
    if (!map || !area) return;
    let over = false;
    let remove: (() => void) | undefined;
    setFailed(false);
    const show = async () => {
      const { areaLayer } = await import('./area-layer.ts');
      const layer = await areaLayer(area, (offset, length) => read(offset, length));
      if (over) return;
      layer.addTo(map);
      remove = () => layer.remove();
    };
    show().catch(() => setFailed(true));
    return () => {
      over = true;
      remove?.();
    };
    // The same archive is the same map, whoever describes it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [map, sha256, isDark]);
  return failed;
}
