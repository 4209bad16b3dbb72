// A record of the harness as what an officer would log: nothing of its text is left out, so that sizes compare.
import type { NewEntry } from '#device/phone-storage.ts';
import { newId } from '#domain/id.ts';

export interface BenchRecord {
  readonly id: string;
  readonly ref: string;
  readonly at: number;
  readonly lat: number;
  readonly lon: number;
  readonly accuracy: number;
  readonly count: number;
  readonly place: string;
  readonly ward: string;
  readonly notes: string;
  readonly status: string;
  readonly flags: Readonly<Record<string, boolean>>;
  readonly officer: { readonly id: string; readonly name: string; readonly device: string };
  readonly answers?: readonly object[];
}

/** The workload begins in January 2025; a phone begins with a year. */
const LATER = 14 * 30 * 24 * 60 * 60 * 1000;
const LONGEST_NOTES = 9_000;

export function loggedEntry({ place, lat, lon, accuracy, ward, count, notes, ...rest }: BenchRecord): NewEntry {
  const { ref, flags, officer, status, answers } = rest;
  const set = Object.keys(flags).filter((flag) => flags[flag]);
  const more = [ref, ...set, officer.id, officer.name, officer.device, status, answers ? JSON.stringify(answers) : ''];
  const at = new Date(Math.min(rest.at + LATER, Date.now())).toISOString();
  return {
    id: newId(),
    type: 'logged',
    at: { from: at, precision: 'exact', typed: true },
    body: {
      place: { name: place, position: { lat, lon }, accuracy, ward },
      count,
      source: 'discarded',
      condition: 'used',
      action: 'crew-called',
      notes: `${notes} ${more.join(' ')}`.trim().slice(0, LONGEST_NOTES),
    },
  };
}
