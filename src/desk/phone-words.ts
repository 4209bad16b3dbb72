// What the council can know about its phones, in words a manager can act on.
import { DAY_MS } from '#domain/clock.ts';
import { countWords } from '#domain/count-words.ts';
import type { Phone } from '#protocol/phones.ts';

/** After a week of silence somebody should ask. */
const SILENT_MS = 7 * DAY_MS;

const missingCount = ({ missing }: Pick<Phone, 'missing'>): number =>
  missing.reduce((total, [first, last]) => total + last - first + 1, 0);

export const isSilent = ({ lastSeen, enrolledAt }: Pick<Phone, 'lastSeen' | 'enrolledAt'>, now: string): boolean =>
  Date.parse(now) - Date.parse(lastSeen ?? enrolledAt) > SILENT_MS;

export type AskingPhone = Phone & { readonly asksToOpen: NonNullable<Phone['asksToOpen']> };

/** Its person has forgotten the passphrase. */
export const asking = (phone: Phone): phone is AskingPhone => phone.asksToOpen !== undefined;

/** "12–14, 20", or undefined when nothing is missing. */
export const missingWords = ({ missing }: Pick<Phone, 'missing'>): string | undefined =>
  missing.length === 0
    ? undefined
    : missing.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');

/** One or two sentences for the foot of the sidebar. */
export function phonesWords(phones: readonly Phone[], now: string): string {
  const active = phones.filter(({ state }) => state === 'active');
  if (active.length === 0) return 'No phone is enrolled yet.';
  const silent = active.filter((phone) => isSilent(phone, now)).length;
  const expected = active.reduce((total, phone) => total + phone.waiting + missingCount(phone), 0);
  const from = active.filter((phone) => phone.waiting + missingCount(phone) > 0).length;
  return [
    silent === 0 ? 'All phones reporting.' : `${countWords(silent, 'phone')} not heard from for a week.`,
    expected > 0 &&
      `${countWords(expected, 'entry', 'entries')} expected from ${countWords(from, 'phone')}, not here yet.`,
  ]
    .filter(Boolean)
    .join(' ');
}
