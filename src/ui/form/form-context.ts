// All that a form may ask of the world. `app` supplies it; a kind and the form engine never import it.
import { type ComponentType, createContext, useContext } from 'react';
import type { Attachment } from '#domain/attachment.ts';
import type { GuardFinding } from '#domain/guard.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Moment } from '#domain/moment.ts';
import type { Position } from '#domain/place.ts';
import type { Asker } from './form-step.ts';

export interface Fix {
  readonly position: Position;
  /** Metres. */
  readonly accuracy: number;
}

export interface PinMapProps {
  readonly position: Position | undefined;
  readonly accuracy: number | undefined;
  readonly onMove: (position: Position) => void;
}

/** Absent where no place may leave the page: then a place is words alone. */
export interface FormPlaces {
  readonly locate: () => Promise<{ readonly fix: Fix } | { readonly problem: string }>;
  readonly describe: (position: Position) => Promise<{ readonly grid?: string; readonly ward?: string }>;
  /** Names from the council's list, the nearest first. */
  readonly near: (position: Position | undefined) => readonly { readonly name: string; readonly position?: Position }[];
  readonly Map?: ComponentType<PinMapProps>;
}

export interface FormPhotos {
  /** Resolves once it is stored under the draft. */
  readonly keep: (
    file: Blob,
    role: 'photo' | 'signature',
  ) => Promise<{ readonly attachment: Attachment } | { readonly problem: string }>;
  readonly thumbnail: (attachment: string) => Promise<Blob | undefined>;
  /** The camera inside the page only: nothing stays in the phone's gallery and nothing is picked from it. */
  readonly inPageOnly: boolean;
  /** The phone's own camera or gallery is about to open. */
  readonly beforePick: () => void;
}

export interface EntryToBe {
  readonly id: string;
  readonly type: string;
  readonly body: JsonObject;
  readonly at?: Moment;
}

export interface Match {
  readonly record: string;
  readonly heading: string;
  readonly detail: string;
}

export type FormOutcome =
  | { readonly outcome: 'saved' }
  | { readonly outcome: 'refused'; readonly findings: readonly GuardFinding[] }
  | { readonly outcome: 'failed'; readonly message: string };

export interface FormWorld {
  readonly asker: Asker;
  /** Every control is kept from the browser's memory, spelling service and keyboard suggestions. */
  readonly guarded: boolean;
  readonly now: () => Moment;
  /** Items of a list of this record, for a question that names one. */
  readonly items: (
    list: string,
    statuses: readonly string[] | undefined,
  ) => readonly { readonly value: string; readonly label: string }[];
  readonly photos: FormPhotos;
  readonly places?: FormPlaces | undefined;
  /** The guards, run as if these entries were saved now. */
  readonly check: (entries: readonly EntryToBe[]) => Promise<readonly GuardFinding[]>;
  /** Records that may be the same person, premises or find; offered, never merged. */
  readonly matches?: ((entries: readonly EntryToBe[]) => Promise<readonly Match[]>) | undefined;
  readonly onMatch?: ((record: string) => void) | undefined;
}

const context = createContext<FormWorld | undefined>(undefined);
export const FormContext = context.Provider;

export function useFormWorld(): FormWorld {
  const world = useContext(context);
  if (!world) throw new Error('A form needs a FormContext');
  return world;
}
