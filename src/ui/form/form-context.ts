// All that a form may ask of the world. `app` supplies it; a kind and the form engine never import it.
import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import type { Attachment } from '#domain/attachment.ts';
import type { Fix } from '#domain/fix.ts';
import type { GuardFinding } from '#domain/guard.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Moment } from '#domain/moment.ts';
import type { Position } from '#domain/place.ts';
import type { Asker } from './form-step.ts';

/** One fix of the phone's, or why there is none and the way on. */
export type Found = { readonly fix: Fix } | { readonly problem: string };

export interface PinMapProps {
  readonly position: Position | undefined;
  /** Where the phone thinks it is, when that is not the pin; the circle of its accuracy is drawn around it. */
  readonly measured?: Position | undefined;
  readonly accuracy: number | undefined;
  /** The pin is being dragged: it must not be moved from outside meanwhile. */
  readonly onHold: () => void;
  readonly onMove: (position: Position) => void;
}

/** A place of the council's list, or a typed grid reference. */
export interface OfferedPlace {
  readonly name: string;
  readonly position?: Position;
  /** From the pin, where there is one and the place has a position. */
  readonly metres?: number;
}

/** Absent where no place may leave the page: then a place is words alone. */
export interface FormPlaces {
  /** Tells each fix as it comes, and what stands in the way; ends when the answer is called. */
  readonly follow: (heard: (found: Found) => void) => () => void;
  readonly describe: (position: Position) => Promise<{ readonly grid?: string; readonly ward?: string }>;
  /** Names from the council's list, the nearest first. */
  readonly near: (position: Position) => readonly OfferedPlace[];
  /** Places that typed words may mean, by any of their names, the nearest to the pin first; or a grid reference. */
  readonly find: (words: string, position: Position | undefined) => Promise<readonly OfferedPlace[]>;
  /** The bins of the council's list, in its order. */
  readonly containers: readonly string[];
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

/** A paper that goes with an entry to be: kept under the draft, and handed over from the check-answers page. */
export interface FormPaper {
  readonly entry: string;
  readonly title: string;
  /** None where it has no number of its own. */
  readonly reference?: string | undefined;
  readonly attachment: Attachment;
  readonly isDraft: boolean;
}

export type FormPapersOutcome =
  | { readonly outcome: 'made'; readonly papers: readonly FormPaper[] }
  | { readonly outcome: 'blocked' }
  | { readonly outcome: 'failed'; readonly message: string };

export interface FormPapers {
  /** Gives back what was made before where it still says the same. */
  readonly make: (entries: readonly EntryToBe[]) => Promise<FormPapersOutcome>;
  /** Opens it or shares it; says in plain words why it could not. */
  readonly hand: (paper: FormPaper) => Promise<string | undefined>;
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

export interface LikelyMatch extends Match {
  /** What they have in common, as in "same date of birth". */
  readonly why: readonly string[];
}

/** Records near in place and time that this may be one of: offered before saving, never merged without a word. */
export interface FormNearby {
  readonly look: (entries: readonly EntryToBe[]) => Promise<readonly Match[]>;
  /** Makes these answers an entry of that record instead of a record of their own. */
  readonly join: (record: string, entries: readonly EntryToBe[]) => Promise<FormOutcome>;
}

export type FormOutcome =
  | { readonly outcome: 'saved' }
  | { readonly outcome: 'refused'; readonly findings: readonly GuardFinding[] }
  | { readonly outcome: 'failed'; readonly message: string };

export interface PartChoice {
  readonly number: number;
  readonly words: string;
  readonly hint?: string;
}

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
  /** What an item consists of at that time, for a question that picks from it. */
  readonly parts: (list: string, item: string, at?: Moment) => readonly PartChoice[];
  readonly photos: FormPhotos;
  readonly places?: FormPlaces | undefined;
  /** Absent where no entry of the flow has a paper. */
  readonly papers?: FormPapers | undefined;
  /** The guards, run as if these entries were saved now. */
  readonly check: (entries: readonly EntryToBe[]) => Promise<readonly GuardFinding[]>;
  /** Records that may be the same person, premises or find; offered, never merged. */
  readonly matches?: ((entries: readonly EntryToBe[]) => Promise<readonly LikelyMatch[]>) | undefined;
  /** What a question that names another record may choose from, the newest first. */
  readonly records?: (() => Promise<readonly Match[]>) | undefined;
  readonly nearby?: FormNearby | undefined;
  /** Names in the form of the questions that matches follow from: the pages that ask them offer what is found. */
  readonly matchedBy?: readonly string[] | undefined;
  /** Opens one; the form is kept as it is. */
  readonly onMatch?: ((record: string) => void) | undefined;
  /** At the desk, beside the questions: what one looks at while answering. */
  readonly aside?: ReactNode;
}

const context = createContext<FormWorld | undefined>(undefined);
export const FormContext = context.Provider;

export function useFormWorld(): FormWorld {
  const world = useContext(context);
  if (!world) throw new Error('A form needs a FormContext');
  return world;
}
