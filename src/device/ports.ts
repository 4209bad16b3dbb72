// What the phone's storage needs from outside; tests give their own, the worker gives the browser's.
import type { Clock } from '#domain/clock.ts';
import type { PaperContent } from '#kinds/registry.ts';
import type { Bytes } from '#protocol/bytes.ts';
import type { ImageCoder } from './image.ts';
import type { ChangedPart } from './phone-storage.ts';
import type { PassphraseCost } from './rows.ts';
import type { SeqMark } from './seq-mark.ts';

/** `navigator.storage`, where there is one. */
export interface StoragePort {
  persist(): Promise<boolean>;
  persisted(): Promise<boolean>;
  estimate(): Promise<{ readonly usage?: number }>;
}

export type PaperPrinter = (content: PaperContent) => Promise<{ readonly bytes: Bytes } | { readonly problem: string }>;

export interface DevicePorts {
  readonly now: Clock;
  /** The address the app was opened at; receipts of any other are not believed. */
  readonly origin: string;
  /** Of the app: lists are made again after an update. */
  readonly version: string;
  readonly changed: (part: ChangedPart) => void;
  readonly image: ImageCoder;
  readonly paper: PaperPrinter;
  /** A form that ends in a paper is open: what prints it may be fetched meanwhile. */
  readonly paperSoon?: () => void;
  /** Kept outside the database, in a cookie that a script writes. */
  readonly marks: { read(): Promise<readonly SeqMark[]>; keep(mark: SeqMark): Promise<void> };
  readonly storage?: StoragePort;
  readonly passphraseCost?: PassphraseCost;
}
