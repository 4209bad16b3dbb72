import type { RecordState } from '#domain/record.ts';
import type { Role } from '#domain/role.ts';

/** What somebody outside is sent by a link: one entry to answer, and all that they are shown. */
export interface Job {
  /** Stands on somebody else's phone, where anyone may look. */
  readonly title: string;
  /** On the card it is sent from: to whom, and what they will see. */
  readonly send: { readonly title: string; readonly about: string };
  readonly makers: readonly Role[];
  /** The entry type that is answered, and the keys of its questions that are asked. */
  readonly type: string;
  readonly asks: readonly string[];
  /** What may be sent now. A link opens its job only while it is among them. */
  readonly offers: (state: RecordState, now: string) => readonly JobOffer[];
  /** No more than the job needs: who holds the link is not signed in. */
  readonly lines: (state: RecordState, now: string, item: string | undefined) => readonly JobLine[];
  /** What the page says once it is answered, and what is then still to do; without it, how the record stands. */
  readonly answered?: (state: RecordState, item: string | undefined) => { status: string; lines: readonly JobLine[] };
}

export interface JobOffer {
  /** The item of a list that it is about, and what that is called; without it the record itself. One answer ends its link. */
  readonly item?: string;
  readonly name?: string;
  /** An instant: how long a link to it opens. */
  readonly until: string;
  /** An instant: something newer took the place of what earlier links show. */
  readonly since?: string | undefined;
  /** What has to be put right before a link can be made. */
  readonly stop?: string | undefined;
}

export interface JobLine {
  readonly label: string;
  readonly value: string;
  /** Tells where somebody lives: that it was shown is said to those who are told of the view. */
  readonly guarded?: boolean;
}
