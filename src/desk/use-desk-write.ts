import { useRef } from 'react';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Moment } from '#domain/moment.ts';
import { call } from '#protocol/call.ts';
import { writeDeskEntries } from '#protocol/desk-entries.ts';

export interface DeskEntry {
  readonly type: string;
  readonly body: JsonObject;
  readonly at?: Moment | undefined;
}

/** Writes entries of one record. An id stays with its words until they are stored, so pressing again writes nothing twice; they are answered. */
export function useDeskWrite(
  record: string,
  kind: string,
): (entries: readonly DeskEntry[]) => Promise<readonly string[]> {
  const ids = useRef(new Map<string, string>());
  return async (entries) => {
    const named = entries.map(({ type, body, at }) => {
      const words = JSON.stringify([type, body, at]);
      const id = ids.current.get(words) ?? newId();
      ids.current.set(words, id);
      return { id, type, body, ...(at && { at }) };
    });
    await call(writeDeskEntries, { body: { record, kind, entries: named } });
    ids.current.clear();
    return named.map(({ id }) => id);
  };
}
