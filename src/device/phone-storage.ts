// What the screens may ask of what is kept on the phone: views, questions and their outcomes. All of it crosses to the page.
import type { Attachment } from '#domain/attachment.ts';
import type { RecordState } from '#domain/record.ts';
import type { GuardFinding } from '#domain/guard.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Rulebook } from '#domain/rulebook.ts';
import type { Moment } from '#domain/moment.ts';
import type { Position } from '#domain/place.ts';
import type { DatedWording } from '#domain/wording.ts';
import type { Person } from '#protocol/people.ts';
import type { Working } from '#domain/working.ts';
import type { AreaMap } from '#protocol/area-map.ts';
import type { NamedPlaces, Wards } from '#protocol/settings-documents.ts';
import type { Due } from '#domain/due.ts';
import type { RecordKind, Tone } from '#kinds/registry.ts';

export type ChangedPart = 'records' | 'outbox' | 'drafts' | 'settings' | 'lock' | 'map';

export type LockState = 'fresh' | 'locked' | 'unlocked';

/** Never names anybody: it is shown on the lock screen. */
export interface PhoneStatus {
  readonly lock: LockState;
  readonly enrolments: number;
  readonly waiting: number;
  readonly attention: number;
  readonly triesLeft: number;
  readonly hasPasskey: boolean;
  /** The passphrase is forgotten, and the council has been asked. */
  readonly askedToOpen?: true;
  /** Entries this phone once had that are no longer on it, by the mark kept outside the database. */
  readonly erased?: { readonly upTo: number };
}

export interface Ledger {
  readonly saved: number;
  readonly received: number;
  readonly waiting: number;
  readonly attention: number;
  readonly discarded: number;
  readonly photos: { readonly taken: number; readonly received: number };
}

/** Where an entry or a record stands between this phone and the council. `deciding` is held there. */
export type Delivery = 'waiting' | 'received' | 'deciding' | 'attention' | 'discarded';

export interface RecordLine {
  readonly id: string;
  readonly kind: string;
  readonly heading: string;
  readonly detail: string;
  readonly statusTitle: string;
  readonly tone: Tone;
  readonly open: boolean;
  readonly at: string;
  /** The least advanced of its own entries. */
  readonly delivery: Delivery;
  readonly returned: boolean;
  /** The detail tells of time passing, so it is made again when it is shown. */
  readonly timed: boolean;
  readonly due?: Due;
  readonly position?: { readonly lat: number; readonly lon: number };
}

export interface RecordsQuery {
  readonly words?: string;
  readonly kind?: string;
  readonly open?: boolean;
  readonly most: number;
}

export interface RecordsFound {
  readonly lines: readonly RecordLine[];
  readonly total: number;
}

export interface NearLine extends RecordLine {
  readonly metres: number;
}

/** Another record about the same person or premises. */
export interface LinkedRecord {
  readonly record: string;
  /** Absent where this phone does not have it. */
  readonly heading?: string;
  readonly detail?: string;
  /** What this record says they have in common; absent where only the other one says it. */
  readonly why?: string;
}

/** A record that may be about the same, and why. */
export interface LikelyRecord {
  readonly record: string;
  readonly heading: string;
  readonly detail: string;
  readonly why: readonly string[];
}

export interface RecordView {
  readonly state: RecordState;
  /** Of the entries that are not simply with the council. */
  readonly delivery: Readonly<Record<string, Delivery>>;
  readonly people: Readonly<Record<string, string>>;
  readonly linked: readonly LinkedRecord[];
  /** Written by a newer app: shown as "Update the app to see this". */
  readonly unknown: boolean;
}

export interface OutboxLine {
  readonly lane: 'record';
  readonly seq: number;
  readonly record: string;
  readonly heading: string;
  readonly detail: string;
  readonly savedAt: string;
  readonly photos: number;
  readonly delivery: Delivery;
  readonly problem?: string;
  readonly receivedAt?: string;
}

export interface OutboxView {
  readonly ledger: Ledger;
  readonly attention: readonly OutboxLine[];
  readonly waiting: readonly OutboxLine[];
  /** The last 20. */
  readonly received: readonly OutboxLine[];
  readonly quarantined: number;
}

/** A form being filled in. Only the form engine knows what is in `form`. */
export interface Draft {
  readonly id: string;
  readonly record: string;
  readonly kind: string;
  readonly flow: string;
  /** The ids of the entries to be, by type: fixed when the form opens, so that a save repeated is the same save. */
  readonly entries: Readonly<Record<string, string>>;
  readonly form: JsonObject;
  readonly heading: string;
  readonly savedAt: number;
}

export interface DraftLine {
  readonly id: string;
  readonly kind: string;
  readonly flow: string;
  readonly heading: string;
  readonly savedAt: number;
}

export interface NewEntry {
  readonly id: string;
  readonly type: string;
  readonly body: JsonObject;
  /** Now, unless a person said otherwise. */
  readonly at?: Moment;
}

/** `refused` has findings that block; `full` means not saved: the form must stay. */
export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly record: string; readonly references: readonly string[] }
  | { readonly outcome: 'refused'; readonly findings: readonly GuardFinding[] }
  | { readonly outcome: 'failed'; readonly message: string };

export type PhotoOutcome =
  | { readonly outcome: 'kept'; readonly attachment: Attachment }
  | { readonly outcome: 'refused'; readonly message: string };

/** What an entry to be is handed over as. */
export interface MadePaper {
  readonly entry: string;
  readonly title: string;
  /** None where it has no number of its own. */
  readonly reference?: string | undefined;
  readonly attachment: Attachment;
  /** Marked DRAFT: the council has not approved its words. */
  readonly isDraft: boolean;
}

/** `blocked`: something must be put right first, which `check` says. */
export type PapersOutcome =
  | { readonly outcome: 'made'; readonly papers: readonly MadePaper[] }
  | { readonly outcome: 'blocked' }
  | { readonly outcome: 'failed'; readonly message: string };

export type UnlockOutcome =
  | { readonly outcome: 'unlocked' }
  | { readonly outcome: 'wrong'; readonly triesLeft: number }
  | { readonly outcome: 'closed'; readonly message: string };

export type Outcome = { readonly outcome: 'done' } | { readonly outcome: 'failed'; readonly message: string };

export interface Health {
  readonly persisted: 'yes' | 'no' | 'unknown';
  readonly usedBytes?: number;
  readonly quarantined: number;
  readonly durability: string;
  readonly databaseVersion: number;
}

export interface PhoneSettings {
  /** Milliseconds to add to this phone's clock to reach the council's, as last measured. */
  readonly clockOffset: number;
  readonly rulebook: Rulebook;
  readonly wording: readonly DatedWording[];
  readonly places: NamedPlaces;
  readonly wards: Wards;
  /** The area map that the council offers; null where it took one away. */
  readonly map: AreaMap | null | undefined;
  readonly working: Working;
}

/** What this person may begin, and what kinds there are. */
export interface Offers {
  /** As in the settings: the home screen sorts what is due by the council's clock. */
  readonly clockOffset: number;
  readonly begins: readonly {
    readonly path: string;
    readonly title: string;
    readonly icon: RecordKind['icon'];
    readonly flow: string;
  }[];
  readonly kinds: readonly { readonly name: string; readonly title: string; readonly plural: string }[];
}

export interface Me {
  readonly person: Person;
  readonly council: { readonly id: string; readonly name: string };
  readonly prefix: string;
  readonly enrolment: string;
}

/** Every method resolves; what a person must know comes back as an outcome in plain English. */
export interface PhoneStorage {
  status(): Promise<PhoneStatus>;
  choosePassphrase(passphrase: string): Promise<Outcome>;
  unlock(passphrase: string): Promise<UnlockOutcome>;
  /** With the PRF output of a passkey. */
  unlockWithPasskey(secret: Uint8Array<ArrayBuffer>): Promise<UnlockOutcome>;
  passkeyChallenge(): Promise<{
    readonly credentials: readonly Uint8Array<ArrayBuffer>[];
    readonly salt: Uint8Array<ArrayBuffer>;
  }>;
  addPasskey(credential: Uint8Array<ArrayBuffer>, secret: Uint8Array<ArrayBuffer>): Promise<Outcome>;
  /** While unlocked; a wrong old one counts as a try. */
  changePassphrase(old: string, fresh: string): Promise<Outcome>;
  /** Memory only: uncovers a covered app, never a locked one. */
  setPin(pin: string): Promise<void>;
  checkPin(pin: string): Promise<boolean>;
  lock(): Promise<void>;
  me(): Promise<Me>;
  settings(): Promise<PhoneSettings>;
  offers(): Promise<Offers>;

  records(query: RecordsQuery): Promise<RecordsFound>;
  /** Records of the kind that its own rule calls near, the nearest first: what is about to be recorded may be one of them. */
  near(kind: string, position: Position, at: string): Promise<readonly NearLine[]>;
  record(id: string): Promise<RecordView | undefined>;
  due(): Promise<readonly RecordLine[]>;
  /** Logs that a sensitive record was opened or a field revealed. */
  logAccess(record: string, what: 'opened' | 'revealed', path?: string): Promise<void>;

  /** Runs the guards, then one transaction: journal, outbox, head, draft, attachments. "Saved" only when it completed. */
  save(record: string, kind: string, entries: readonly NewEntry[], draft?: string): Promise<SaveOutcome>;
  /** What would stop or warn, for the check-answers page. */
  check(record: string, kind: string, entries: readonly NewEntry[]): Promise<readonly GuardFinding[]>;

  /** Unsealed records that may be about the same person or premises as this one with these entries; the likeliest first. */
  alike(record: string, kind: string, entries: readonly NewEntry[]): Promise<readonly LikelyRecord[]>;
  /** The papers of entries that have one, made now unless they are kept and say the same; none while anything blocks. */
  makePapers(record: string, kind: string, entries: readonly NewEntry[], draft: string): Promise<PapersOutcome>;

  /** By entry type, the answers of questions marked `remember` as this person last gave them. */
  remembered(kind: string): Promise<Readonly<Record<string, JsonObject>>>;

  drafts(): Promise<readonly DraftLine[]>;
  draft(id: string): Promise<Draft | undefined>;
  keepDraft(draft: Draft): Promise<Outcome>;
  discardDraft(id: string): Promise<void>;
  /** Decoded, turned upright, re-encoded without metadata, kept under its draft at once. */
  keepPhoto(draft: string, file: Blob, role: 'photo' | 'signature'): Promise<PhotoOutcome>;
  picture(attachment: string, size: 'thumbnail' | 'full'): Promise<Blob | undefined>;

  outbox(): Promise<OutboxView>;
  retry(seq: number): Promise<void>;
  discard(seq: number, reason: string): Promise<Outcome>;
  exportSealed(seq: number): Promise<Blob>;
  health(): Promise<Health>;
}
