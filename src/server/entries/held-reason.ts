/** Why the council keeps an entry without effect until a person decides; the words are for that person. */
export const heldReasons = {
  unopenable: 'None of the council’s keys opens it',
  unreadable: 'It opens, but it is not an entry that this server can read',
  'header-differs': 'What it says outside differs from what it says inside',
  'bad-signature': 'It was not signed by the key of this phone',
  'unknown-kind': 'This server does not know this kind of record yet',
  'unknown-type': 'This server does not know this type of entry yet',
  'invalid-body': 'An answer in it does not fit the form',
  'not-begun': 'The record it belongs to has not begun',
  'wrong-kind': 'The record it names is of another kind',
  'wrong-writer': 'Its writer may not write it on this record',
  fork: 'Another entry of this phone has the same number: the phone may have been copied or restored',
  'same-id': 'Another entry has the same id and differs',
  leaver: 'Its writer had left when it arrived',
  erased: 'The record it belongs to was erased when its time was over',
  discarded: 'Its writer had discarded it on the phone',
} as const;

export type HeldReason = keyof typeof heldReasons;

export const isHeldReason = (text: string): text is HeldReason => Object.hasOwn(heldReasons, text);
export const heldWords = (reason: string): string => (isHeldReason(reason) ? heldReasons[reason] : reason);

/** What holds for ever: there is nothing in it, or nothing left, that could take effect. */
const unreadable: readonly string[] = [
  'unopenable',
  'unreadable',
  'unknown-kind',
  'unknown-type',
  'invalid-body',
  'same-id',
  'erased',
] satisfies HeldReason[];
export const canTakeEffect = (reason: string): boolean => !unreadable.includes(reason);
