import { useMemo } from 'react';
import type { PhoneSettings } from '#sync/phone.ts';
import type { Ground } from '#ui/map/use-ground.ts';
import { useAnswer, usePhone } from './phone-context.ts';

/** What this phone has to draw under its pins. */
export function usePhoneGround({ wards, places }: Pick<PhoneSettings, 'wards' | 'places'>): Ground {
  const phone = usePhone();
  const area = useAnswer(['map', 'settings'], 'ground', (asked) => asked.areaMap())?.kept;
  const sha256 = area?.sha256;
  return useMemo(
    () => ({
      wards,
      places: places.filter(({ container }) => !container),
      area,
      readArea: (offset, length) => phone.readAreaMap(sha256 ?? '', offset, length),
    }),
    // The same archive is the same map.
    // oxlint-disable-next-line react/exhaustive-deps
    [phone, wards, places, sha256],
  );
}
