// The part of a kind that the fold needs: pure data, no screens.
import type { z } from 'zod';
import type { Entry } from './entry.ts';
import type { JsonObject } from './json.ts';
import type { Role } from './role.ts';

/** The lists of a record as they stand once the entry has joined and moved its items. */
export type ItemLists = Readonly<Record<string, readonly { readonly status: string }[]>>;

/** The status the record has afterwards, by the body or the items where these decide it; null keeps the entry without effect and raises a task. */
export type LifecycleCell = string | ((body: JsonObject, lists: ItemLists) => string) | null;

export interface EntryRule {
  readonly title: string;
  readonly body: z.ZodType<JsonObject>;
  readonly writers: readonly Role[];
  /** The list that the body joins as an item. */
  readonly adds?: string;
  /** The status a new item begins with; `open` unless said. */
  readonly itemStatus?: string;
  /** Issued things are never edited: an amendment of an item this type added has no effect. */
  readonly issued?: boolean;
  /** The entry concerns the item that `body.item` names, takes effect only from these statuses, and moves it on. */
  readonly concerns?: {
    readonly list: string;
    readonly from: readonly string[];
    readonly to: string | ((body: JsonObject, status: string) => string);
    /** The item that the named one belongs to (by its own `item`) moves with it. */
    readonly parent?: { readonly list: string; readonly to: string | ((body: JsonObject, status: string) => string) };
  };
}

/** Brings a body of one version of a kind to the next. Frozen once released: it imports nothing from current code. */
export type Upgrade = (type: string, body: JsonObject) => JsonObject;

export interface KindRules {
  readonly name: string;
  /** The n-th takes version n to n + 1. */
  readonly upgrades?: readonly Upgrade[];
  readonly entries: Readonly<Record<string, EntryRule>>;
  /** Every status × own entry type is decided; `none` is the status before `logged`. */
  readonly lifecycle: Readonly<Record<string, Readonly<Record<string, LifecycleCell>>>>;
}

/** The body as the current version of the kind would have written it; one from a newer app stays as it is. */
export const upgradedBody = (
  { upgrades = [] }: Pick<KindRules, 'upgrades'>,
  { kindVersion, type, body }: Pick<Entry, 'kindVersion' | 'type' | 'body'>,
): JsonObject => upgrades.slice(kindVersion - 1).reduce((older, upgrade) => upgrade(type, older), body);
