import { createContext } from 'react';
import type { ReturnDraft } from './use-return-draft.ts';

/** There while a record is being returned: each answer then takes a comment. */
export const CommentContext = createContext<ReturnDraft | undefined>(undefined);
