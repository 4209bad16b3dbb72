// What the worker cannot reach itself and asks of its page: the cookie that outlives the database, and the question to persist.
import type { SeqMark } from '#device/seq-mark.ts';

export interface PagePort {
  readMarks(): Promise<readonly SeqMark[]>;
  keepMark(mark: SeqMark): Promise<void>;
  persist(): Promise<boolean>;
  persisted(): Promise<boolean>;
}

/** The first message: ports, which hold back whatever is asked until the worker is ready. */
export interface Hello {
  readonly phone: MessagePort;
  readonly page: MessagePort;
}

// By hand: no schema is loaded before the lock screen.
export const isHello = (data: unknown): data is Hello =>
  typeof data === 'object' &&
  data !== null &&
  'phone' in data &&
  data.phone instanceof MessagePort &&
  'page' in data &&
  data.page instanceof MessagePort;
