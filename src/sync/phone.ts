// What the screens may ask of the phone. A worker owns keys, storage, fold and sync; this is all that crosses to the page.
import type { AreaMap } from '#protocol/area-map.ts';
import type { Outcome, PhoneStorage } from '#device/phone-storage.ts';

export type {
  ChangedPart,
  PhoneStatus,
  Ledger,
  Delivery,
  RecordLine,
  RecordView,
  OutboxLine,
  Draft,
  UnlockOutcome,
  Outcome,
  PhoneSettings,
  Me,
} from '#device/phone-storage.ts';

export { CHANGES_CHANNEL } from './changes.ts';

export interface SyncState {
  readonly phase: 'idle' | 'working';
  /** What the last try found: the words on the chip follow from it. */
  readonly contact: 'never' | 'reached' | 'no-signal' | 'not-council' | 'sign-in' | 'unknown-phone' | 'paused';
  readonly lastContact?: number;
  readonly lastPull?: number;
}

/** Of a request to be let in again. `over`: older than a day, or replaced; `unknown` with why the council was not heard. */
export type RecoveryStanding =
  | { readonly state: 'none' | 'waiting' | 'approved' | 'refused' | 'over' }
  | { readonly state: 'unknown'; readonly message: string };

/** The area map as it lies on this phone. */
export interface AreaMapState {
  /** What the council offers, where it is not what is here. */
  readonly offered?: AreaMap;
  /** Of what is offered, how many bytes are here. */
  readonly fetched: number;
  /** Whole and verified: what is drawn. */
  readonly kept?: AreaMap;
  readonly phase: 'still' | 'fetching' | 'checking';
  /** Why it stopped. */
  readonly problem?: string;
}

/** Shown once: the council keeps neither. */
export type NewJobLink =
  | { readonly outcome: 'made'; readonly url: string; readonly code: string; readonly expiresAt: string }
  | { readonly outcome: 'failed'; readonly message: string };

/** Every method resolves; what a person must know comes back as an outcome in plain English. */
export interface Phone extends PhoneStorage {
  /** Checks the council's proof before anything is kept; the vault is made by `choosePassphrase`. */
  enrol(code: string): Promise<Outcome>;
  signIn(email: string, password: string): Promise<Outcome>;
  /** Whether the council lets people sign in with the account they have there; no where it does not answer. */
  hasCouncilAccounts(): Promise<boolean>;
  /** Another tab has signed in: takes its session, if it is this person's. */
  takeSession(): Promise<Outcome>;
  /** The passphrase is forgotten: a manager is asked to let this person in again. */
  askToOpen(email: string, password: string): Promise<Outcome>;
  recoveryState(): Promise<RecoveryStanding>;
  /** After the approval: signs in once more and gives the same keys a new passphrase. */
  openAgain(email: string, password: string, passphrase: string): Promise<Outcome>;
  areaMap(): Promise<AreaMapState>;
  /** Begins, or goes on where it stopped; resolves when it has ended, well or not. */
  fetchAreaMap(): Promise<void>;
  pauseAreaMap(): Promise<void>;
  removeAreaMap(): Promise<void>;
  /** A slice of the map that is kept. */
  readAreaMap(sha256: string, offset: number, length: number): Promise<ArrayBuffer>;
  /** For somebody without an account; needs a signal and a session. `item` where the job is about one of several. */
  makeJobLink(record: string, item?: string): Promise<NewJobLink>;
  syncState(): Promise<SyncState>;
  /** Push, then pull; resolves when both have ended. */
  sync(): Promise<SyncState>;
}
