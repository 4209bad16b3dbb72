// One record as an officer might have kept it: a walk through the flows that its kind offers at each status.
import { DAY_MS } from '#domain/clock.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { dueStanding, nextDue } from '#domain/due.ts';
import type { Entry, FoldEntry } from '#domain/entry.ts';
import { isShown } from '#domain/field.ts';
import { fieldsOf, flowsOffered, nextSteps, type EntryType, type Flow, type RecordKind } from '#kinds/registry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { instantText, type Moment } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { referenceText } from '#domain/reference.ts';
import type { Role } from '#domain/role.ts';
import { defaultRules } from '#domain/rulebook.ts';
import type { Random } from './random.ts';
import { exampleAnswers, variedAnswers } from './vary-answers.ts';

export interface DemoWriter {
  readonly person: string;
  readonly roles: readonly Role[];
  /** Of the phone, for references. */
  readonly prefix: string;
  readonly counts: Map<string, number>;
}

/** Before it is given its seq and salt, which follow from the order of saving. */
export type DemoEntry = Omit<Entry, 'enrolment' | 'seq' | 'salt'>;

const MINUTE_MS = 60_000;
const GOES_ON = 0.75;
/** Nobody leaves a record as it was begun for longer. */
const SETTLED_MS = 28 * DAY_MS;
const USUAL = 0.4;
const RARE = 0.15;
const USUAL_LATE = 0.8;
const MOST_STEPS = 5;
/** A team that keeps up: what fell due is mostly dealt with, in some steps more. */
const MOST_STEPS_LATE = 9;
const LEFT_LATE = 0.03;
/** So many other answers are tried before a step is made as the example has it. */
const TRIES = 3;

/** The entries of a record that began at `from`, none of them after `until`; empty where this writer cannot begin one. */
export function demoRecord(
  kind: RecordKind,
  writer: DemoWriter,
  from: number,
  until: number,
  random: Random,
): DemoEntry[] {
  const record = newId();
  const entries: DemoEntry[] = [];
  const keepsUp = random.next() > LEFT_LATE;
  let late = false;
  for (let at = byDay(from, random), step = 0; at < until && step < (late ? MOST_STEPS_LATE : MOST_STEPS); step += 1) {
    const state = stateOf(kind, record, entries);
    const asked = { state, rules: defaultRules, now: instantText(at), by: writer.person };
    const offered = nextSteps(kind, flowsOffered(kind, state.status, writer.roles, 'phone'), asked)
      .filter(({ stops }) => stops.length === 0)
      .map(({ flow }) => flow);
    // The first that is offered is the usual way on.
    const flow = step === 0 || random.next() < (late ? USUAL_LATE : USUAL) ? offered[0] : random.pick(offered);
    const tried = flow && stepOf(kind, record, entries, flow, writer, at, random);
    // What leaves a record where it stands, as a flag for the tables, is rare.
    const moves = step === 0 || stateOf(kind, record, [...entries, ...(tried ?? [])]).status !== state.status;
    const written = moves || random.next() < RARE ? tried : [];
    if (step === 0 && !written) return [];
    entries.push(...(written ?? []));
    late = keepsUp && isLate(kind, stateOf(kind, record, entries), until);
    const mayRest = !late && (step > 0 || until - at < SETTLED_MS);
    if (mayRest && random.next() > GOES_ON) break;
    at = byDay(at + (1 + random.below(12)) * DAY_MS, random);
  }
  return entries;
}

function isLate(kind: RecordKind, state: RecordState, until: number): boolean {
  const now = instantText(until);
  const due = nextDue(kind.due(state, defaultRules), dayOfInstant(now));
  return due !== undefined && dueStanding(due.at, now) === 'overdue';
}

/** A working hour of that day: officers sleep at night. */
const byDay = (at: number, random: Random): number =>
  Math.floor(at / DAY_MS) * DAY_MS + (8 * 60 + random.below(10 * 60)) * MINUTE_MS;

function stepOf(...[kind, record, before, flow, writer, at, random]: StepArguments): DemoEntry[] | undefined {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const written = writeFlow(kind, record, before, flow, writer, at, random, variedAnswers);
    if (written) return written;
  }
  return writeFlow(kind, record, before, flow, writer, at, random, exampleAnswers);
}

type StepArguments = readonly [
  kind: RecordKind,
  record: string,
  before: readonly DemoEntry[],
  flow: Flow,
  writer: DemoWriter,
  at: number,
  random: Random,
];

/** The entries of one save, or undefined where one of them would not fit or a guard stops it, as it would stop an officer. */
function writeFlow(
  kind: RecordKind,
  record: string,
  before: readonly DemoEntry[],
  flow: Flow,
  writer: DemoWriter,
  at: number,
  random: Random,
  answersOf: typeof variedAnswers,
): DemoEntry[] | undefined {
  const written: DemoEntry[] = [];
  const moment: Moment = { from: instantText(at), precision: 'minute', typed: true };
  for (const name of flow.types) {
    const only = flow.onlyWhen?.[name];
    if (only && !isShown({ when: only }, written.find(({ type }) => type === only.type)?.body ?? {})) continue;
    const type = kind.entries[name];
    const state = stateOf(kind, record, [...before, ...written]);
    const given = type && givenAnswers(type, state, writer, at, random);
    const body = type && given && answersOf(type, given, at, random);
    if (!type || !body) return undefined;
    const entry: DemoEntry = {
      id: newId(),
      record,
      kind: kind.name,
      kindVersion: kind.version,
      type: name,
      body,
      at: moment,
      savedAt: instantText(at + 4 * MINUTE_MS),
      clockOffset: 0,
      by: writer.person,
      origin: 'phone',
    };
    const stopped = type.guards.some((guard) =>
      guard(entry, { state, ...defaultRules }).some(({ level }) => level === 'block'),
    );
    if (stopped || stateOf(kind, record, [...before, ...written, entry]).tasks.length > 0) return undefined;
    written.push(entry);
  }
  return written;
}

/** What a phone fills in: copied answers, the item the entry is about, the reference. */
function givenAnswers(
  type: EntryType,
  state: RecordState,
  writer: DemoWriter,
  at: number,
  random: Random,
): JsonObject | undefined {
  const items: JsonObject = {};
  for (const field of fieldsOf(type)) {
    if (field.input !== 'item' && field.input !== 'items') continue;
    const fitting = (state.lists[field.list] ?? []).filter(({ status }) => field.statuses?.includes(status) ?? true);
    const item = fitting.at(-1)?.id;
    if (item === undefined && !field.optional) return undefined;
    if (item !== undefined) items[field.key] = field.input === 'item' ? item : [item];
  }
  const item = typeof items.item === 'string' ? items.item : undefined;
  const initial = type.initial({ state, ...defaultRules, now: instantText(at), ...(item && { item }) });
  const copied = Object.fromEntries(
    Object.entries(initial).filter(([, answer]) => answer !== undefined && answer !== ''),
  );
  return { ...(random.next() < 0.5 ? copied : {}), ...items, ...referenceFor(type, writer, at) };
}

function referenceFor({ reference: letters }: EntryType, { prefix, counts }: DemoWriter, at: number): JsonObject {
  if (!letters) return {};
  const year = new Date(at).getUTCFullYear();
  const count = (counts.get(`${letters} ${year}`) ?? 0) + 1;
  counts.set(`${letters} ${year}`, count);
  return { reference: referenceText({ letters, year, prefix, count }) };
}

const stateOf = (kind: RecordKind, record: string, entries: readonly DemoEntry[]): RecordState =>
  foldRecord(
    kind,
    record,
    entries.map((entry, i): FoldEntry => ({ entry, number: i + 1 })),
  );
