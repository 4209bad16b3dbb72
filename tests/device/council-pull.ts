// Pull answers as the council would send them, made of the entries that a test gives.
import { gzipSync } from 'node:zlib';
import type { Device } from '#device/device.ts';
import type { Pulled } from '#device/apply-pull.ts';
import type { Entry } from '#domain/entry.ts';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { instantText, momentNow } from '#domain/moment.ts';
import type { PulledEntry, PullMeta } from '#protocol/pull-entries.ts';
import { needleBody, START } from './phone.ts';

export const COLLEAGUE = newId();
const COUNCIL = newId();

export const pulledNeedle = (i: number, more: Partial<PulledEntry> = {}, entry: Partial<Entry> = {}): PulledEntry => {
  const at = START - (100_000 - i) * 60_000;
  const written = {
    id: newId(),
    record: newId(),
    kind: 'needle-find',
    kindVersion: 1,
    type: 'logged',
    body: needleBody({ notes: `Find ${i}`, place: { name: `Place ${i}` } }),
    at: momentNow(at, 0),
    savedAt: instantText(at),
    clockOffset: 0,
    by: COLLEAGUE,
    origin: 'phone',
    enrolment: newId(),
    seq: i + 1,
    ...entry,
  } as const;
  const { salt: _, ...line } = written;
  return { entry: line, number: 1, receivedAt: instantText(at + 1000), ...more };
};

/** An own entry as it comes back. */
export const echoOf = (entry: Entry, more: Partial<PulledEntry> = {}): PulledEntry => {
  const { salt: _, ...line } = entry;
  return { entry: line, number: 1, receivedAt: instantText(START + 5000), ...more };
};

interface Page {
  readonly entries: readonly PulledEntry[];
  readonly sealedRecord?: string;
}

export function pullOf(pages: readonly Page[], after: string | undefined, meta: Partial<PullMeta> = {}): Pulled {
  const bodies = pages.map(({ entries }) => new Uint8Array(gzipSync(JSON.stringify(entries))));
  return {
    after,
    pages: bodies,
    meta: {
      cursor: `${after ?? ''}+`,
      more: false,
      pages: pages.map(({ entries, sealedRecord }, i) => ({
        bytes: bodies[i]?.length ?? 0,
        entries: entries.length,
        ...(sealedRecord ? { sealedRecord } : {}),
      })),
      enter: [],
      leave: [],
      echoes: [],
      settings: [],
      people: [{ id: COLLEAGUE, name: 'Sam Pike' }],
      holding: {
        have: [],
        haveAccess: [],
        safeThrough: 0,
        now: instantText(START),
        incarnation: COUNCIL,
        keySetVersion: 1,
        wipe: false,
      },
      ...meta,
    },
  };
}

/** Pulls once with the cursor that the phone has. */
export async function pull(
  device: Device,
  pages: readonly Page[],
  meta: Partial<PullMeta> = {},
): Promise<'applied' | 'stale'> {
  return device.applyPull(pullOf(pages, (await device.current())?.cursor, meta));
}

export const noteOn = (record: string, text: string, number = 2): PulledEntry =>
  pulledNeedle(0, { number }, { record, type: 'noted', body: { text } satisfies JsonObject });
