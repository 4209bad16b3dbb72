// Why a request brought no answer that counts. Only two of these ever set an entry aside; the rest mean: keep it and try again.
export type Failure =
  /** No signal, a cut connection, a time-out. */
  | { readonly kind: 'no-answer' }
  /** A captive portal, a proxy's page, a cached or foreign answer, a receipt that does not verify. */
  | { readonly kind: 'not-council' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'forbidden' }
  /** The council's keys changed and nothing that this phone trusts has signed the new ones. */
  | { readonly kind: 'key-changed' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'refused'; readonly message: string }
  /** The server asks to wait. */
  | { readonly kind: 'busy'; readonly wait?: number | undefined }
  /** The server stumbled: perhaps over one entry of the batch. */
  | { readonly kind: 'broken' };

/** What the chip on the screen says of the last try. */
export type Contact = 'never' | 'reached' | 'no-signal' | 'not-council' | 'sign-in' | 'unknown-phone' | 'paused';

const contacts: Record<Failure['kind'], Contact> = {
  'no-answer': 'no-signal',
  'not-council': 'not-council',
  'signed-out': 'unknown-phone',
  forbidden: 'paused',
  'key-changed': 'paused',
  'too-large': 'reached',
  refused: 'reached',
  busy: 'reached',
  broken: 'reached',
};
export const contactOf = ({ kind }: Failure): Contact => contacts[kind];
