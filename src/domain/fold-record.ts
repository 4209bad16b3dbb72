// The one definition of what a record is. Pure, total, and the same on phone and server.
import { applyAmendments } from './amendments.ts';
import type { FoldEntry } from './entry.ts';
import { annulledBy, collectAttachments, decisionsOf, notesOf, peopleOf, reviewOf } from './generic-effects.ts';
import { isGenericType } from './generic-entries.ts';
import type { JsonObject } from './json.ts';
import { type EntryRule, type KindRules, upgradedBody } from './kind-rules.ts';
import { linksOf } from './links.ts';
import {
  emptyRecord,
  type FoldTask,
  type RecordAttachment,
  type RecordItem,
  type RecordState,
  type TimelineLine,
} from './record.ts';
import { own } from './own.ts';
import { byNumber, sequenceOfEvents } from './sequence.ts';

/** Folds entries of one record, in any order; never throws, whatever the bodies hold. */
export function foldRecord(rules: KindRules, id: string, entries: readonly FoldEntry[]): RecordState {
  const draft = draftOf(id, rules, entries);
  const lines = sequenceOfEvents(entries.map((line) => upgraded(rules, line)));
  for (const line of lines) if (!isGenericType(line.entry.type)) draft.take(line);
  // After the kind's own: a review or a note stands even where a phone's clock dated the beginning later than it.
  for (const line of lines) if (isGenericType(line.entry.type)) draft.take(line);
  return draft.finish(lines);
}

// Most kinds have no upgrades and most entries are of this version: then nothing is copied.
function upgraded(rules: KindRules, line: FoldEntry): FoldEntry {
  const body = isGenericType(line.entry.type) ? line.entry.body : upgradedBody(rules, line.entry);
  return body === line.entry.body ? line : { ...line, entry: { ...line.entry, body } };
}

interface Draft {
  take(line: FoldEntry): void;
  finish(lines: readonly FoldEntry[]): RecordState;
}

function draftOf(id: string, rules: KindRules, entries: readonly FoldEntry[]): Draft {
  const decisions = decisionsOf(entries);
  const annulled = annulledBy(entries);
  const outcomes = new Map<FoldEntry, TimelineLine['outcome']>();
  const tasks: FoldTask[] = [];
  const lists: Record<string, RecordItem[]> = {};
  const effective: FoldEntry[] = [];
  const attachments = new Map<string, RecordAttachment>();
  const missing = new Map<string, string>();
  let base = emptyRecord(id, rules.name);

  const outcomeOf = (line: FoldEntry): TimelineLine['outcome'] => {
    const { entry } = line;
    const decided = decisions.get(entry.id);
    if (line.held && decided === undefined) return 'held';
    if (decided === false) return 'no-effect';
    if (annulled.has(entry.id)) return 'annulled';
    if (isGenericType(entry.type)) return base.begun ? 'effect' : 'no-effect';
    return takeOwn(line) ? 'effect' : 'no-effect';
  };

  const takeOwn = ({ entry }: FoldEntry): boolean => {
    const rule = own(rules.entries, entry.type);
    const cell = own(rules.lifecycle[base.status] ?? {}, entry.type);
    if (!rule)
      return fail('unknown-type', entry.id, 'This app does not know this type of entry. Update it to see the entry.');
    if (cell === null || cell === undefined)
      return fail(
        'no-effect',
        entry.id,
        `“${rule.title}” does not fit where this record stood. It is kept, and somebody has to look at it.`,
      );
    if (rule.concerns && !moveItem(rule.concerns, entry.body))
      return fail(
        'no-effect',
        entry.id,
        `“${rule.title}” does not fit what it is about. It is kept, and somebody has to look at it.`,
      );
    if (rule.adds) addItem(rule.adds, rule, entry);
    if (entry.type === 'logged') base = { ...base, begun: true, by: entry.by, at: entry.at, details: entry.body };
    base = { ...base, status: typeof cell === 'function' ? cell(entry.body, lists) : cell };
    return true;
  };

  const fail = (code: FoldTask['code'], entry: string, message: string): false => {
    tasks.push({ code, entry, message });
    return false;
  };

  const addItem = (list: string, rule: EntryRule, { id: item, type, at, by, body }: FoldEntry['entry']): void => {
    lists[list] = [...(lists[list] ?? []), { id: item, type, at, by, status: rule.itemStatus ?? 'open', values: body }];
  };

  const moveItem = ({ list, from, to, parent }: NonNullable<EntryRule['concerns']>, body: JsonObject): boolean => {
    const item = lists[list]?.find(({ id: itemId }) => itemId === body.item);
    if (!item || !from.includes(item.status)) return false;
    move(list, item, to, body);
    const above = parent && lists[parent.list]?.find(({ id: itemId }) => itemId === item.values.item);
    if (above) move(parent.list, above, parent.to, body);
    return true;
  };

  const move = (
    list: string,
    item: RecordItem,
    to: NonNullable<EntryRule['concerns']>['to'],
    body: JsonObject,
  ): void => {
    const status = typeof to === 'function' ? to(body, item.status) : to;
    lists[list] = (lists[list] ?? []).map((each) => (each === item ? { ...each, status } : each));
  };

  return {
    take(line) {
      const outcome = outcomeOf(line);
      outcomes.set(line, outcome);
      if (outcome !== 'effect') return;
      effective.push(line);
      collectAttachments(line.entry.id, line.entry.body, attachments, missing);
    },
    finish(lines) {
      const amended = applyAmendments(rules, base.details, lists, effective);
      const amendTasks: FoldTask[] = [...tasks, ...amended.tasks];
      return {
        ...base,
        details: amended.details,
        lists: amended.lists,
        conflicts: amended.conflicts,
        tasks: amendTasks,
        timeline: lines.map((line) => timelineLine(line, outcomes.get(line) ?? 'no-effect')),
        attachments: [...attachments.values()].map((each) => ({ ...each, missing: missing.get(each.id) })),
        notes: notesOf(effective),
        ...peopleOf(effective),
        links: linksOf(id, byNumber(effective)),
        ...reviewOf(effective, entries),
        lastNumber: Math.max(0, ...entries.map(({ number }) => number ?? 0)),
      };
    },
  };
}

const timelineLine = ({ entry, number, receivedAt }: FoldEntry, outcome: TimelineLine['outcome']): TimelineLine => {
  const { id, type, at, savedAt, by, body } = entry;
  return { id, type, at, savedAt, by, body, number, receivedAt, outcome };
};
