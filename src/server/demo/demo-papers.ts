// The papers of the demonstration: made from the same answers by the same code as on a phone.
import { createHash } from 'node:crypto';
import { printPaper } from '#documents/print-paper.ts';
import type { Attachment } from '#domain/attachment.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { newId } from '#domain/id.ts';
import { defaultRules } from '#domain/rulebook.ts';
import type { Bytes } from '#protocol/bytes.ts';
import type { RecordKind } from '#kinds/registry.ts';
import { paperFonts } from '../paper-fonts.ts';
import type { DemoEntry } from './demo-record.ts';
import { COUNCIL, wording } from './eastmere.ts';

export interface DemoFile {
  readonly attachment: Attachment;
  readonly bytes: Bytes;
}

/** By the entry that lists each. */
export type DemoFiles = Map<string, DemoFile>;

/** One record's entries with the papers that go with them; the bytes are added to `files`. */
export async function withDemoPapers(
  kind: RecordKind,
  entries: readonly DemoEntry[],
  issuer: string,
  files: DemoFiles,
): Promise<readonly DemoEntry[]> {
  const done: DemoEntry[] = [];
  for (const entry of entries) {
    const file = await paperOf(kind, done, entry, issuer);
    if (file) files.set(entry.id, file);
    done.push(file ? { ...entry, body: { ...entry.body, attachments: [file.attachment] } } : entry);
  }
  return done;
}

async function paperOf(
  kind: RecordKind,
  before: readonly DemoEntry[],
  entry: DemoEntry,
  issuer: string,
): Promise<DemoFile | undefined> {
  const paper = await kind.entries[entry.type]?.paper?.load();
  const state = foldRecord(
    kind,
    entry.record,
    before.map((each) => ({ entry: each })),
  );
  const content = paper?.content({ state, entry, rules: defaultRules, wording, council: COUNCIL, issuer });
  if (!content || 'lacking' in content) return undefined;
  const printed = await printPaper(content, await paperFonts());
  if ('problem' in printed) return undefined;
  const { bytes } = printed;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, attachment: { id: newId(), sha256, size: bytes.length, type: 'application/pdf', role: 'document' } };
}
