import { useMemo } from 'react';
import { areaMapSchema, MAP_TYPE, readAreaMap } from '#protocol/area-map.ts';
import { callBytes } from '#protocol/call.ts';
import { placesSchema, type SettingsDocument, wardsSchema } from '#protocol/settings-documents.ts';
import type { Ground } from '#ui/map/use-ground.ts';
import { latestOf } from '../settings-versions.ts';

/** What the desk draws under its pins: the area map is read slice by slice from our own server. */
export const useDeskGround = (documents: readonly SettingsDocument[] | undefined): Ground =>
  useMemo(() => {
    const all = documents ?? [];
    const area = latestOf(all, 'map', areaMapSchema);
    return {
      wards: latestOf(all, 'wards', wardsSchema) ?? [],
      places: (latestOf(all, 'places', placesSchema) ?? []).filter(({ container }) => !container),
      area,
      async readArea(offset, length) {
        const { sha256 = '' } = area ?? {};
        const range = [offset, offset + length - 1] as const;
        return (await callBytes(readAreaMap, MAP_TYPE, { query: { sha256 }, range })).arrayBuffer();
      },
    };
  }, [documents]);
