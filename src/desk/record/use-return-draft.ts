import { useState } from 'react';

export interface ReturnDraft {
  readonly begun: boolean;
  readonly general: string;
  /** Comments by the path of the answer they are about. */
  readonly byPath: Readonly<Record<string, string>>;
  readonly setGeneral: (text: string) => void;
  readonly setComment: (path: string, text: string | undefined) => void;
  readonly clear: () => void;
}

interface Words {
  readonly general: string;
  readonly byPath: Readonly<Record<string, string>>;
}

const none: Words = { general: '', byPath: {} };

// In memory only: a comment half written survives looking at another record, and nothing of it lies on the disk.
const drafts = new Map<string, Words>();

export function useReturnDraft(record: string): ReturnDraft {
  const [words, setWords] = useState(() => drafts.get(record) ?? none);
  const keep = (next: Words): void => {
    drafts.set(record, next);
    setWords(next);
  };
  return {
    ...words,
    begun: words.general !== '' || Object.keys(words.byPath).length > 0,
    setGeneral: (general) => keep({ ...words, general }),
    setComment: (path, text) => {
      const { [path]: _, ...others } = words.byPath;
      keep({ ...words, byPath: text === undefined ? others : { ...others, [path]: text } });
    },
    clear: () => {
      drafts.delete(record);
      setWords(none);
    },
  };
}
