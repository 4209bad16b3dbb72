// The stories that kinds tell, as entries of the demonstration: the same guards stop them that would stop an officer.
import { addDays, dayOfInstant, instantOfLocal } from '#domain/calendar.ts';
import type { JsonObject } from '#domain/json.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { newId } from '#domain/id.ts';
import { instantText, type Moment, momentOfMinute } from '#domain/moment.ts';
import { defaultRules } from '#domain/rulebook.ts';
import type { RecordKind } from '#kinds/registry.ts';
import type { Place } from '#domain/place.ts';
import type { DemoEntry, DemoWriter } from './demo-record.ts';

type Story = Awaited<ReturnType<RecordKind['stories']>>[number];

const WRITTEN_AFTER_MS = 4 * 60_000;

/** Throws where a line does not fit or would be stopped: a story is written by hand and must be true to the rules. */
export function storyEntries(
  kind: RecordKind,
  { daysAgo, lines }: Story,
  { person }: DemoWriter,
  place: Place,
  until: number,
): readonly DemoEntry[] {
  const record = newId();
  const begins = addDays(dayOfInstant(instantText(until)), -daysAgo);
  const day = (days: number): string => addDays(begins, days);
  const minute = (days: number, time: string): Moment => momentOfMinute(instantOfLocal(`${day(days)}T${time}`));
  const written: DemoEntry[] = [];
  for (const { type, day: days, time, body } of lines) {
    const at = minute(days, time);
    const savedAt = instantText(Date.parse(at.from) + WRITTEN_AFTER_MS);
    if (Date.parse(savedAt) > until) break;
    const entry: DemoEntry = {
      id: newId(),
      record,
      kind: kind.name,
      kindVersion: kind.version,
      type,
      body: { ...promisedPaper(kind, type), ...body({ place, day, minute, entry: (line) => written[line]?.id ?? '' }) },
      at,
      savedAt,
      clockOffset: 0,
      by: person,
      origin: 'phone',
    };
    const fault = faultOf(kind, written, entry);
    if (fault) throw new Error(`The story of ${kind.title} stops at ${type} on day ${days}: ${fault}`);
    written.push(entry);
  }
  return written;
}

/** What a type says in its example of the paper that goes with it: made for the words of the story when they are whole. */
function promisedPaper(kind: RecordKind, type: string): JsonObject {
  const { paper, example } = kind.entries[type] ?? {};
  return paper && example?.attachments ? { attachments: example.attachments } : {};
}

function faultOf(kind: RecordKind, before: readonly DemoEntry[], entry: DemoEntry): string | undefined {
  const type = kind.entries[entry.type];
  const wrong = type?.body.safeParse(entry.body).error?.issues[0];
  if (!type || wrong) return wrong ? `${wrong.path.join('.')} ${wrong.message}` : 'there is no such entry';
  const stateOf = (entries: readonly DemoEntry[]) =>
    foldRecord(
      kind,
      entry.record,
      entries.map((each, i) => ({ entry: each, number: i + 1 })),
    );
  const state = stateOf(before);
  const findings = type.guards.flatMap((guard) => guard(entry, { state, ...defaultRules }));
  return findings.find(({ level }) => level === 'block')?.message ?? stateOf([...before, entry]).tasks[0]?.message;
}
