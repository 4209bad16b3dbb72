// A short PIN uncovers a covered app. It lives in memory only, and a few wrong ones lock.
import { utf8 } from '#protocol/bytes.ts';
import { sameBytes, sha256 } from '#protocol/bytes.ts';

const MOST_WRONG = 5;

export interface Pin {
  set(pin: string): Promise<void>;
  /** False locks after the fifth time. */
  check(pin: string): Promise<boolean>;
  forget(): void;
}

export function createPin(lock: () => void): Pin {
  let kept: Uint8Array | undefined;
  let wrong = 0;
  return {
    async set(pin) {
      kept = await sha256(utf8(pin));
      wrong = 0;
    },
    async check(pin) {
      const right = kept !== undefined && sameBytes(kept, await sha256(utf8(pin)));
      wrong = right ? 0 : wrong + 1;
      if (wrong >= MOST_WRONG) lock();
      return right;
    },
    forget() {
      kept = undefined;
      wrong = 0;
    },
  };
}
