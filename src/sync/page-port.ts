// What the worker cannot reach itself and asks of its page: the cookie that outlives the database, and the question to persist.
import { z } from 'zod';
import type { SeqMark } from '#device/seq-mark.ts';

export interface PagePort {
  readMarks(): Promise<readonly SeqMark[]>;
  keepMark(mark: SeqMark): Promise<void>;
  persist(): Promise<boolean>;
  persisted(): Promise<boolean>;
}

/** The first message: ports, which hold back whatever is asked until the worker is ready. */
export const helloSchema = z.object({ phone: z.instanceof(MessagePort), page: z.instanceof(MessagePort) });
