type Code = 'locked' | 'newer-app' | 'replaced' | 'not-durable' | 'unavailable' | 'busy';

/** What went wrong on the phone, in words for the person holding it. */
export class DeviceProblem extends Error {
  override readonly name = 'DeviceProblem';
  readonly code: Code;

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export const locked = (): DeviceProblem => new DeviceProblem('locked', 'Unlock the app first. Nothing was lost.');

export const failed = (message: string) => ({ outcome: 'failed', message }) as const;

/** Plain words for anything thrown while storing. */
export function storageWords(error: unknown): string {
  if (error instanceof DeviceProblem) return error.message;
  if (isQuota(error)) return FULL;
  return 'This phone could not store it. Keep this form open, close other apps and try again.';
}

const FULL =
  'This phone is full, so this was not saved. Keep this form open, delete photos or apps you do not need, and save again.';

/** A full phone shows at commit: the transaction aborts with the real reason inside. */
export function isQuota(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError') return true;
  return 'inner' in error && error.inner !== error && isQuota(error.inner);
}
