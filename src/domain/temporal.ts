// The one door to Temporal: the platform's own where it has one; the polyfill is fetched only where it has none.
import type { Temporal as Polyfill } from 'temporal-polyfill';

const native: unknown = Reflect.get(globalThis, 'Temporal');
const isTemporal = (value: unknown): value is typeof Polyfill => typeof value === 'object' && value !== null;

export const Temporal = isTemporal(native) ? native : (await import('temporal-polyfill')).Temporal;
export const COUNCIL_ZONE = 'Europe/London';
