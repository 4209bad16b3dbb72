// Fills a phone as pulls would, without a server: pages of entries, stored and folded by the device itself.
import type { Device } from '#device/device.ts';
import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { utf8 } from '#protocol/bytes.ts';
import { PAGE_ENTRIES, type PulledEntry, type PullMeta } from '#protocol/pull-entries.ts';
import { loggedEntry } from './needle-find.ts';
import { record } from './workload.ts';

const PAGES_AN_ANSWER = 10;
/** A visit comes some records later, so that a record's entries lie in several pages. */
const LATER = 400;

/** Three entries a record: logged, a note, the removal. */
export async function stock(device: Device, records: number, from = 0): Promise<void> {
  const { person } = await device.me();
  const entries = [...written(records, from, person.id)];
  const step = PAGE_ENTRIES * PAGES_AN_ANSWER;
  for (let at = 0; at < entries.length; at += step) {
    const answer = entries.slice(at, at + step);
    const pages = await Promise.all(inPages(answer).map(zipped));
    const after = (await device.current())?.cursor;
    const meta: PullMeta = {
      cursor: `stock ${from} ${at}`,
      more: at + step < entries.length,
      pages: pages.map((page, i) => ({
        bytes: page.length,
        entries: Math.min(PAGE_ENTRIES, answer.length - i * PAGE_ENTRIES),
      })),
      enter: [],
      leave: [],
      echoes: [],
      settings: [],
      people: [],
      holding: {
        now: instantText(Date.now()),
        incarnation: newId(),
        keySetVersion: 1,
        have: [],
        haveAccess: [],
        safeThrough: 0,
        wipe: false,
      },
    };
    await device.applyPull({ meta, pages, after });
    await device.records({ most: 1 });
  }
}

function* written(records: number, from: number, by: string): Generator<PulledEntry> {
  for (let i = 0; i < records + LATER; i += 1) {
    if (i < records) {
      const find = record(from + i);
      yield pulled(find.id, by, 1, loggedEntry(find));
      yield pulled(find.id, by, 2, { id: newId(), type: 'noted', body: { text: `Seen again: ${find.notes}` } });
    }
    if (i >= LATER) yield pulled(record(from + i - LATER).id, by, 3, REMOVAL());
  }
}

const REMOVAL = () => ({ id: newId(), type: 'removed', body: { outcome: 'removed' } });

function pulled(of: string, by: string, number: number, { at, ...entry }: ReturnType<typeof loggedEntry>): PulledEntry {
  const now = instantText(Date.now());
  const when = at ?? { from: now, precision: 'exact', typed: false };
  const common = { kind: 'needle-find', kindVersion: 1, savedAt: now, clockOffset: 0, by, origin: 'phone' } as const;
  return { entry: { ...entry, ...common, record: of, at: when, enrolment: by, seq: number }, number, receivedAt: now };
}

const inPages = (entries: readonly PulledEntry[]): readonly (readonly PulledEntry[])[] =>
  Array.from({ length: Math.ceil(entries.length / PAGE_ENTRIES) }, (_, i) =>
    entries.slice(i * PAGE_ENTRIES, (i + 1) * PAGE_ENTRIES),
  );

async function zipped(entries: readonly PulledEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([utf8(JSON.stringify(entries))]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
