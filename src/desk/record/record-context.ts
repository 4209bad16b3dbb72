import { createContext, useContext } from 'react';
import type { JsonObject } from '#domain/json.ts';
import type { EntryToBe } from '#ui/form/form-context.ts';
import type { DeskRecord } from '#protocol/desk-records.ts';
import type { ThreadContext } from './line-words.ts';

export interface OpenRecord extends ThreadContext {
  readonly id: string;
  readonly data: DeskRecord;
  /** Where this record is shown; a form of it lies below. */
  readonly href: string;
  /** Writes entries of this record, then shows them. */
  readonly write: (...entries: readonly { readonly type: string; readonly body: JsonObject }[]) => Promise<void>;
  /** The same with ids that are theirs already. */
  readonly send: (entries: readonly EntryToBe[]) => Promise<void>;
  readonly refresh: () => void;
}

export const RecordContext = createContext<OpenRecord | undefined>(undefined);

export function useOpenRecord(): OpenRecord {
  const record = useContext(RecordContext);
  if (!record) throw new Error('This part of the desk needs an open record');
  return record;
}
