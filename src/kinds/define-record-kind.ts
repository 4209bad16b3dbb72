// What a record kind is: a value that every screen, table and endpoint reads. See README.md for how to add one.
import type { Due } from '#domain/due.ts';
import type { Field, FormPage, StepCondition } from '#domain/field.ts';
import type { Guard } from '#domain/guard.ts';
import type { Identity } from '#domain/identity.ts';
import type { JsonObject } from '#domain/json.ts';
import type { EntryRule, KindRules, LifecycleCell, Upgrade } from '#domain/kind-rules.ts';
import type { Moment } from '#domain/moment.ts';
import type { Place } from '#domain/place.ts';
import type { RecordState } from '#domain/record.ts';
import type { Role } from '#domain/role.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { Standing } from '#domain/standing.ts';
import type { Report } from '#reports/define-report.ts';
import type { Job } from './job.ts';
import type { OpenData } from './open-data.ts';
import type { PaperType } from './paper.ts';
import type { Story } from './story.ts';

/** What a form knows when it opens; `item` is the item of a list that it is started from, where there is one. */
export interface FormStart extends Rules {
  readonly state: RecordState;
  /** An instant. */
  readonly now: string;
  readonly item?: string | undefined;
}

export interface EntryType extends EntryRule {
  /** How the phone asks for the body. */
  readonly pages: readonly FormPage[];
  /** The answers the form begins with. */
  readonly initial: (start: FormStart) => JsonObject;
  /** Keys of optional questions that this form need not ask, as the record and the council's rules stand. */
  readonly spares?: (start: FormStart) => readonly string[];
  readonly guards: readonly Guard[];
  /** Judged again when something earlier arrives later, as everything `issued` is. */
  readonly judgedAgain?: boolean;
  /** It says how things stood before it was written, as a day of service put right does: what was issued is judged again by it. */
  readonly reachesBack?: boolean;
  /** What the item it adds is called, where it has no reference: "Person A". */
  readonly itemName?: (values: JsonObject) => string;
  /** One line for a thread or the outbox; never a name or an address of a sealed kind. */
  readonly summarise: (body: JsonObject) => string;
  /** The letters of the reference that the phone gives to `body.reference`, for example "CPW". */
  readonly reference?: string;
  /** A signature on it is for a paper: its body then has `signedShape`, which the phone fills in. */
  readonly signsPaper?: boolean;
  /** What is handed over with it; its body then has `paperShape` and asks `paperFields`. */
  readonly paper?: PaperType;
  readonly example: JsonObject;
}

/** Entry types captured together: one form, one check-answers page, one save. */
export interface Flow {
  readonly name: string;
  /** The title of the form: "Needle find". */
  readonly title: string;
  /** The words on the button that starts it from a record: "Record a visit". */
  readonly action: string;
  /** The question that sets `at`, once for all its entries so that one save keeps its order: "When was it found?" */
  readonly when: string;
  readonly types: readonly string[];
  /** Types that join only where an earlier type of the flow has such an answer: one form, and no entry that says nothing. */
  readonly onlyWhen?: Readonly<Record<string, StepCondition>>;
  /** The statuses of a record in which it is offered; `none` begins a record. */
  readonly statuses: readonly string[];
  readonly roles: readonly Role[];
  /** Offered there alone; without it on the phone and at the desk. */
  readonly only?: WritingPlace;
  /** Only where the council works so. */
  readonly offered?: (rules: Rules) => boolean;
  /** The codes of what waits for this form: it is offered beside them. */
  readonly answers?: readonly string[];
  /** While the record asks for this one before those that stand earlier in the list. */
  readonly first?: (state: RecordState, rules: Rules) => boolean;
}

export type WritingPlace = 'phone' | 'desk';

export type Tone = 'brand' | 'attention' | 'waiting' | 'received' | 'neutral';

export interface StatusInfo {
  readonly title: string;
  readonly tone: Tone;
  /** An open record stays on phones in scope; a closed one goes after a time. */
  readonly open: boolean;
}

/** A list of the record, as shown: its title, the noun of one item, and the words for an item's status. */
export interface ListInfo {
  readonly title: string;
  readonly noun: string;
  readonly statuses: Readonly<Record<string, Pick<StatusInfo, 'title' | 'tone'>>>;
  /** What one item consists of at an instant, for a question that picks from it. */
  readonly parts?: (state: RecordState, item: string, instant: string, rules: Rules) => readonly ItemPart[];
}

export interface ItemPart {
  readonly number: number;
  readonly words: string;
  readonly hint?: string;
}

/** A time that runs or ran, in words, beside what was aimed at. */
export interface ClockLine {
  readonly label: string;
  readonly words: string;
  readonly tone: Tone;
}

/** Records begun near in place and time may be the same thing: offered before a new one is saved, never merged silently. */
export interface NearRule {
  readonly metres: number;
  readonly days: number;
  /** The entry of the earlier record that the answers to the new one become, where the officer says it is the same. */
  readonly join: { readonly type: string; readonly body: (logged: JsonObject) => JsonObject };
}

export interface IdentityRule {
  readonly fields: readonly string[];
  readonly of: (state: RecordState) => Identity;
}

/** Somebody's word that a record waits for: a task at its keeper's desk for as long as it does. */
export interface Waiting {
  readonly entry: string;
  readonly code: string;
  readonly source: string;
  readonly message: string;
}

/** A column of the desk's list and of the CSV export. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly value: (state: RecordState, now: string) => string | number | undefined;
}

export interface ImportedEntry {
  readonly type: string;
  readonly at: Moment;
  readonly body: JsonObject;
}

/** Earlier years from a CSV file: one row is one record. Every cell arrives as trimmed text, an empty one as absent. */
export interface ImportDefinition {
  /** The name on the command line: "needle-finds". */
  readonly name: string;
  readonly columns: readonly string[];
  readonly required: readonly string[];
  /** Throws a ZodError whose path names the column where a row cannot be read. The entries' ids must be made in their order. */
  readonly read: (row: Readonly<Record<string, string | undefined>>) => {
    readonly reference?: string | undefined;
    readonly entries: readonly ImportedEntry[];
  };
  readonly example: Readonly<Record<string, string>>;
}

export interface RecordKind extends KindRules {
  /** Stored and sent; never renamed. */
  readonly name: string;
  /** What stands for it in a URL, where anyone may look. */
  readonly path: string;
  /** On screen, where anyone may look. */
  readonly title: string;
  readonly plural: string;
  readonly icon: 'paper' | 'needle' | 'tent' | 'home' | 'record';
  /** Place among the actions of the home screen. */
  readonly order: number;
  readonly version: number;
  /** One for every version before this one. */
  readonly upgrades: readonly Upgrade[];
  readonly sealed: boolean;
  /** Whose desk it is on. Of a sealed kind, those of this role are named, with its author, on every record that begins. */
  readonly keeper: 'manager' | 'coordinator';
  /** Where a record of it begins: a tile of the home screen, or the First aid page. */
  readonly begins: 'home' | 'first-aid';
  /** Its forms lead to First aid, and what somebody was hurt by may be one of its records. */
  readonly hazard: boolean;
  /** Where its records gather is worth seeing: its facts have a day `on`, a `count` and a pin. */
  readonly gathers: boolean;
  readonly entries: Readonly<Record<string, EntryType>>;
  readonly statuses: Readonly<Record<string, StatusInfo>>;
  readonly lists: Readonly<Record<string, ListInfo>>;
  readonly flows: readonly Flow[];
  /** The first and second line of a list row; a sealed kind gives nothing that could tell where or who. */
  readonly heading: (state: RecordState) => string;
  readonly detail: (state: RecordState, now: string) => string;
  readonly place: (state: RecordState) => Place | undefined;
  readonly due: (state: RecordState, rules: Rules) => readonly Due[];
  /** What the record's page says of time: how long it took, or has been taking. */
  readonly clocks: (state: RecordState, now: string, rules: Rules) => readonly ClockLine[];
  /** Where it stands at a glance, beside its clocks; loaded where a record is opened. */
  readonly standing: () => Promise<Standing>;
  /** Whose word it waits for now; `rulesOn` gives the rules of an instant. */
  readonly waits: ((state: RecordState, rulesOn: (instant: string) => Rules) => readonly Waiting[]) | undefined;
  readonly near: NearRule | undefined;
  /** Who or which premises it is about, and the questions of `logged` that say so. A sealed kind says nothing. */
  readonly identity: IdentityRule | undefined;
  readonly job: Job | undefined;
  readonly columns: readonly Column[];
  readonly import: ImportDefinition | undefined;
  /** What committee tables count of a record; nothing where it does not count. Of a sealed one, all the server may keep in clear. */
  readonly facts: (state: RecordState) => JsonObject;
  /** What of its facts may outlive an erased record: they name nobody. */
  readonly lastingFacts: (facts: JsonObject) => JsonObject;
  /** Its facts as points on somebody else's map, where it gives them away; no phone carries it. */
  readonly openData: (() => Promise<OpenData>) | undefined;
  /** The committee tables; loaded where a table is made, so that no phone carries them. */
  readonly reports: () => Promise<readonly Report[]>;
  /** Records told from beginning to end, for the demonstration; no phone carries them. */
  readonly stories: () => Promise<readonly Story[]>;
}

type Defaulted =
  | 'path'
  | 'keeper'
  | 'begins'
  | 'hazard'
  | 'gathers'
  | 'import'
  | 'upgrades'
  | 'lists'
  | 'place'
  | 'due'
  | 'clocks'
  | 'standing'
  | 'waits'
  | 'near'
  | 'identity'
  | 'job'
  | 'facts'
  | 'lastingFacts'
  | 'openData'
  | 'reports'
  | 'stories';

interface KindInput<E extends Record<string, EntryType>, S extends string>
  extends Omit<RecordKind, 'entries' | 'statuses' | 'lifecycle' | Defaulted>,
    Partial<Pick<RecordKind, Defaulted>> {
  readonly entries: E & { readonly logged: EntryType };
  readonly statuses: Record<S, StatusInfo>;
  readonly lifecycle: Record<NoInfer<S> | 'none', Record<keyof NoInfer<E> & string, LifecycleCell>>;
}

/** Ties the parts together: a status or an entry type that the lifecycle table leaves out does not compile. */
export function defineRecordKind<const E extends Record<string, EntryType>, const S extends string>(
  kind: KindInput<E, S>,
): RecordKind {
  return {
    path: kind.name,
    keeper: kind.sealed ? 'coordinator' : 'manager',
    begins: 'home',
    hazard: false,
    gathers: false,
    import: undefined,
    upgrades: [],
    lists: {},
    place: () => undefined,
    due: () => [],
    clocks: () => [],
    standing: async () => () => [],
    waits: undefined,
    near: undefined,
    identity: undefined,
    job: undefined,
    facts: () => ({}),
    lastingFacts: (facts) => facts,
    openData: undefined,
    reports: async () => [],
    stories: async () => [],
    ...kind,
  };
}

/** Every field of an entry type in the order of its pages. */
export const fieldsOf = (type: Pick<EntryType, 'pages'>): readonly Field[] =>
  type.pages.flatMap(({ fields }) => fields);
