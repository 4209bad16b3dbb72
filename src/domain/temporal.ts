// The one door to Temporal: the platform's own where it has one, else the polyfill.
import { Temporal as Polyfill } from 'temporal-polyfill';

export const Temporal = Polyfill;
export const COUNCIL_ZONE = 'Europe/London';
