// Which other records may be about the same person or premises. Sealed records are neither asked nor offered.
import { foldRecord } from '#domain/fold-record.ts';
import { kindNamed } from '#kinds/registry.ts';
import { entriesOf } from './judge.ts';
import type { LikelyRecord } from './phone-storage.ts';
import type { Saving } from './save.ts';
import type { Unlocked } from './unlocked.ts';

const MOST = 5;

export async function alike(
  { vault, records }: Unlocked,
  { record, kind: name, entries }: Saving,
): Promise<readonly LikelyRecord[]> {
  const kind = kindNamed(name);
  if (!kind?.identity || kind.sealed) return [];
  const before = await records.entriesOf(record);
  const written = entriesOf(entries, { me: vault.me, record, kind, now: vault.ports.now(), clockOffset: 0 });
  const state = foldRecord(kind, record, [...before, ...written.map((entry) => ({ entry }))]);
  const linked = new Set([record, ...state.links.map((link) => link.record)]);
  const known = (await records.identities()).filter((each) => !linked.has(each.record));
  const { alikeAmong } = await import('#domain/likeness.ts');
  return alikeAmong(kind.identity.of(state), known, MOST).flatMap(({ record: id, why }) => {
    const line = records.line(id);
    return line ? [{ record: id, heading: line.heading, detail: line.detail, why }] : [];
  });
}
