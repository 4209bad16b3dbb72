// What a record is at a moment: the fold of its entries.
import type { Attachment } from './attachment.ts';
import type { Comment } from './generic-entries.ts';
import type { Json, JsonObject } from './json.ts';
import type { RecordLink } from './links.ts';
import type { Moment } from './moment.ts';

/** One element of a record's list (a warning, a visit …), named by the id of the entry that added it. */
export interface RecordItem {
  readonly id: string;
  readonly type: string;
  readonly at: Moment;
  readonly by: string;
  readonly status: string;
  readonly values: JsonObject;
}

export interface TimelineLine {
  readonly id: string;
  readonly type: string;
  readonly at: Moment;
  readonly savedAt: string;
  readonly by: string;
  readonly body: JsonObject;
  /** Absent until the council has it. */
  readonly number?: number | undefined;
  readonly receivedAt?: string | undefined;
  readonly outcome: 'effect' | 'no-effect' | 'held' | 'annulled';
}

export interface RecordNote {
  readonly id: string;
  readonly at: Moment;
  readonly by: string;
  readonly text: string;
}

export interface RecordAttachment extends Attachment {
  readonly entry: string;
  /** Why the bytes will never come, when somebody has said so. */
  readonly missing?: string | undefined;
}

/** Two answers to one field: `kept` stays in force until a person settles it with `resolved`. */
export interface Conflict {
  readonly path: string;
  readonly kept: Json | undefined;
  readonly other: Json | undefined;
  readonly entries: readonly string[];
}

export interface Review {
  readonly outcome: 'accepted' | 'returned';
  readonly through: number;
  readonly comments: readonly Comment[];
  readonly by: string;
  readonly at: string;
}

/** Work for the manager that follows from the entries alone; guards and gaps add theirs at the council. */
export interface FoldTask {
  readonly code: 'no-effect' | 'conflict' | 'amends-issued' | 'amends-unfit' | 'unknown-type';
  readonly entry: string;
  readonly message: string;
}

export interface RecordState {
  readonly id: string;
  readonly kind: string;
  readonly begun: boolean;
  readonly status: string;
  readonly by: string;
  readonly at: Moment | undefined;
  readonly details: JsonObject;
  readonly lists: Readonly<Record<string, readonly RecordItem[]>>;
  readonly notes: readonly RecordNote[];
  readonly attachments: readonly RecordAttachment[];
  readonly assigned: readonly string[];
  /** People shut out, for conflict of interest or otherwise. */
  readonly excluded: readonly string[];
  /** Said to be about the same person or premises; the other record may say it of this one. */
  readonly links: readonly RecordLink[];
  readonly review: Review | undefined;
  readonly changedSinceReview: boolean;
  readonly conflicts: readonly Conflict[];
  readonly tasks: readonly FoldTask[];
  /** Every entry, in the sequence of events. */
  readonly timeline: readonly TimelineLine[];
  readonly lastNumber: number;
}

export const emptyRecord = (id: string, kind: string): RecordState => ({
  id,
  kind,
  begun: false,
  status: 'none',
  by: '',
  at: undefined,
  details: {},
  lists: {},
  notes: [],
  attachments: [],
  assigned: [],
  excluded: [],
  links: [],
  review: undefined,
  changedSinceReview: false,
  conflicts: [],
  tasks: [],
  timeline: [],
  lastNumber: 0,
});

export type ReviewState = 'new' | 'accepted' | 'changed' | 'returned';

/** Where the record stands with the manager: `changed` is accepted or returned before, with something since. */
export function reviewStateOf(state: Pick<RecordState, 'review' | 'changedSinceReview'>): ReviewState {
  if (!state.review) return 'new';
  return state.changedSinceReview ? 'changed' : state.review.outcome;
}
