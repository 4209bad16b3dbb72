// What lies in the phone's database, store by store. Dexie and the service worker's plain IndexedDB both read this page.
import type { Lane } from '#protocol/header.ts';
import type { SignedKeySet } from '#protocol/key-set.ts';
import type { SignedReceipt } from '#protocol/receipt.ts';

/** The one database with a fixed name: which enrolments there are, and nothing else. */
export const REGISTER_DATABASE = 'wardbook';
export interface RegisterRow {
  readonly enrolment: string;
  readonly database: string;
  readonly nextTry: number;
  /** Tries in a row that the council did not answer. */
  readonly failures?: number;
  /** The server asked not to be tried before. */
  readonly notBefore?: number;
}

/** AES-256-GCM: a random nonce and the ciphertext, bound by the reader to store and key. */
export interface Cipher {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

export type KeyName = 'capture' | 'archive' | 'sealed';

/** One key of the vault, wrapped. `recovery` is sealed to the council's recovery key. */
export interface WrapRow {
  readonly key: KeyName;
  readonly by: 'passphrase' | 'passkey' | 'recovery';
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly wrapped: Cipher;
  /** Of a passkey. */
  readonly credential?: Uint8Array<ArrayBuffer>;
  /** Of a passphrase: what guessing costs, so that a later app can raise it. */
  readonly cost?: PassphraseCost;
}

/** Argon2id with one lane. */
export interface PassphraseCost {
  readonly kibibytes: number;
  readonly passes: number;
}

/** Readable when locked; no personal data. Rows are keyed by `name`. */
export type MetaRow =
  | {
      readonly name: 'enrolment';
      readonly enrolment: string;
      readonly council: string;
      readonly origin: string;
      readonly schema: number;
    }
  | { readonly name: 'keys'; readonly sets: readonly SignedKeySet[] }
  | {
      readonly name: 'wraps';
      readonly wraps: readonly WrapRow[];
      readonly wrongTries: number;
      /** The recovery key of the council's wraps; without it, that of the set which the enrolment code pinned. */
      readonly sealedTo?: string;
    }
  /** The highest seq given in each lane: taken by compare-and-set in the transaction that saves. */
  | { readonly name: 'head'; readonly record: number; readonly access: number }
  /** `lastPull` is the last one under a live session of the enrolment's own person: the reading lease runs from it. */
  | {
      readonly name: 'pull';
      readonly cursor?: string;
      readonly lastPull?: number;
      readonly lastContact?: number;
      readonly clockOffset: number;
      /** The latest the phone's clock has shown since the last pull, so that setting it back wins no time. */
      readonly lastSeen?: number;
      /** A pull from the beginning is under way: pages up to this number go when it has ended. */
      readonly replaces?: number;
    }
  | { readonly name: 'pause'; readonly why?: 'signed-out' | 'forbidden' | 'wiping' | 'key-changed' }
  /** A request to the council to open this phone again: the key that its answer comes under, itself under the account's password. */
  | {
      readonly name: 'recovery';
      readonly request: string;
      readonly salt: Uint8Array<ArrayBuffer>;
      readonly cost: PassphraseCost;
      readonly key: Cipher;
    }
  | { readonly name: 'health'; readonly persisted: 'yes' | 'no' | 'unknown' }
  /** When whoever sends this outbox last gave a sign of life. */
  | { readonly name: 'sender'; readonly beat: number; readonly pruned?: number; readonly incarnation?: string };

export type Head = Extract<MetaRow, { name: 'head' }>;

export type OutboxState = 'waiting' | 'attention' | 'received' | 'discarded';

/** Key [lane, seq]. The clear columns are the header and the state of delivery; the shape is frozen. */
export interface OutboxRow {
  readonly lane: Lane;
  readonly seq: number;
  readonly id: string;
  readonly record: string;
  readonly entryHash: string;
  readonly keyId: string;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly nextTry: number;
  readonly problem?: string;
  /** The sealed entry; gone once `safeThrough` and the days of keeping have passed. */
  readonly sealed?: ArrayBuffer;
  /** What tells the council that a person discarded the entry. */
  readonly stub?: ArrayBuffer;
}

/** Key [lane, seq] where lane is `record` or `access`; an attachment's receipt lies in its own row. */
export interface ReceiptRow {
  readonly lane: Lane;
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly number?: number;
  readonly effect: 'effect' | 'no-effect' | 'held';
  readonly signed?: SignedReceipt;
}

/** Key seq. Own entries until a pull brings them back; `sealedRecord` names the key they are under. */
export interface JournalRow {
  readonly seq: number;
  readonly record: string;
  readonly sealedRecord?: string;
  readonly cipher: Cipher;
}

/** Key auto-incremented. A page as it was pulled, encrypted once more; `id` binds the ciphertext to its row. */
export interface PageRow {
  readonly n?: number;
  readonly id: string;
  readonly entries: number;
  readonly sealedRecord?: string;
  readonly cipher: Cipher;
}

/** Key `page`. What a list shows of the records last touched by a page: made from the pages, and made again when it does not fit. */
export interface LinesRow {
  readonly page: number;
  readonly cipher: Cipher;
}

/** Before the record's id: the name of its key in `settings`. */
export const RECORD_KEY = 'record-key/';

/** Key `name`. The keys of sealed records, each wrapped by the sealed key; and settings documents, under the capture key. */
export interface SettingsRow {
  readonly name: string;
  readonly version: number;
  readonly cipher: Cipher;
}

export interface DraftRow {
  readonly id: string;
  readonly savedAt: number;
  readonly cipher: Cipher;
}

/** Key id. The original in encrypted chunks of `attachmentChunks`; `state` is that of delivery. */
export interface AttachmentRow {
  readonly id: string;
  readonly record?: string;
  readonly draft?: string;
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  readonly chunks: number;
  readonly sealedRecord?: string;
  readonly keyId: string;
  readonly state: 'draft' | 'waiting' | 'attention' | 'received';
  readonly attempts: number;
  readonly nextTry: number;
  readonly thumbnail?: Cipher;
  readonly receipt?: SignedReceipt;
}

/** Key [attachment, n]: one chunk for the person, encrypted, and its copy sealed to the council. */
export interface ChunkRow {
  readonly attachment: string;
  readonly n: number;
  readonly cipher?: Cipher;
  readonly sealed?: ArrayBuffer;
}

export interface QuarantineRow {
  readonly n?: number;
  readonly store: string;
  readonly key: string;
  readonly row: unknown;
  readonly why: string;
  readonly at: number;
}

/** Dexie's schema of an enrolment's database; version 1 of what phones hold. Every index is paid for in every save. */
export const STORES = {
  meta: 'name',
  journal: 'seq',
  pages: '++n, sealedRecord',
  lines: 'page',
  outbox: '[lane+seq], state, [lane+state]',
  receipts: '[lane+seq]',
  attachments: 'id, state, draft, record',
  attachmentChunks: '[attachment+n]',
  settings: 'name',
  drafts: 'id',
  quarantine: '++n',
} as const;
