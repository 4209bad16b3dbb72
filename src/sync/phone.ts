// What the screens may ask of the phone. A worker owns keys, storage, fold and sync; this is all that crosses to the page.
import type { Outcome, PhoneStorage } from '#device/phone-storage.ts';

export type {
  ChangedPart,
  LockState,
  PhoneStatus,
  Ledger,
  Delivery,
  RecordLine,
  ThreadEntry,
  RecordView,
  OutboxLine,
  OutboxView,
  Draft,
  DraftLine,
  NewEntry,
  SaveOutcome,
  PhotoOutcome,
  UnlockOutcome,
  Outcome,
  Health,
  PhoneSettings,
  Me,
  Offers,
} from '#device/phone-storage.ts';

export { CHANGES_CHANNEL } from './changes.ts';

export interface SyncState {
  readonly phase: 'idle' | 'working';
  /** What the last try found: the words on the chip follow from it. */
  readonly contact: 'never' | 'reached' | 'no-signal' | 'not-council' | 'sign-in' | 'paused';
  readonly lastContact?: number;
  readonly lastPull?: number;
}

/** Every method resolves; what a person must know comes back as an outcome in plain English. */
export interface Phone extends PhoneStorage {
  /** Checks the council's proof before anything is kept; the vault is made by `choosePassphrase`. */
  enrol(code: string): Promise<Outcome>;
  signIn(email: string, password: string): Promise<Outcome>;
  syncState(): Promise<SyncState>;
  /** Push, then pull; resolves when both have ended. */
  sync(): Promise<SyncState>;
}
