import type { PhoneSettings } from '#sync/phone.ts';
import type { PinMapProps } from '#ui/form/form-context.ts';
import { PinMap } from '#ui/map/PinMap.tsx';
import { mapStart } from '../map-start.ts';
import { usePhoneGround } from '../use-phone-ground.ts';

/** The map of a form, with all that this phone knows of the ground. */
export function FormMap({ settings, ...pin }: PinMapProps & { readonly settings: PhoneSettings }) {
  const ground = usePhoneGround(settings);
  return <PinMap {...pin} ground={ground} start={mapStart(settings)} />;
}
